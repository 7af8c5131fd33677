package org.alveolus.registry.internal.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.alveolus.api.institution.PracticeLocation;
import org.alveolus.registry.internal.Statistics.Answer;
import org.alveolus.registry.internal.statistics.Figures;
import org.alveolus.registry.internal.statistics.Question.Censoring;
import org.alveolus.registry.internal.statistics.RegisterRule;
import org.alveolus.registry.internal.statistics.Survival;
import org.alveolus.registry.internal.statistics.Tally;

/** The statistics of what was asked. */
@Schema(name = "RegistryStatistics")
public record StatisticsView(
        @Schema(description = "Until when implants count as in place", example = "2026-11-22") LocalDate today,
        Censoring censoring,
        @Schema(description = "Whether all practitioners are told apart; else all but the caller are one line 'others'")
                boolean everybody,
        @Schema(description = "Where this was counted") List<Place> locations,
        @Schema(description = "Where the caller may see nothing, and nothing was counted") List<Place> hidden,
        @Schema(description = "In which there is anything", example = "[2026, 2025]") List<Integer> knownYears,
        @Schema(description = "For the filter") List<Choice> knownSuppliers,
        CountsView total,
        List<LineView> years,
        List<LineView> practitioners,
        List<PractitionerYearView> practitionerYears,
        List<LineView> indications,
        List<LineView> positions,
        List<LineView> regions,
        List<LineView> techniques,
        List<LineView> suppliers,
        @Schema(description = "Of the supplier that was asked for; none without") List<LineView> products,
        List<CauseView> causes,
        SurvivalView survival,
        RegisterView register) {

    private static final double DAYS_OF_A_YEAR = 365.25;
    private static final int MOST_MARKS = 10;

    static StatisticsView of(Answer answer) {
        Figures figures = answer.figures();
        return new StatisticsView(
                answer.today(),
                answer.question().censoring(),
                answer.everybody(),
                answer.locations().stream().map(Place::of).toList(),
                answer.hidden().stream().map(Place::of).toList(),
                answer.years(),
                figures.knownSuppliers().stream()
                        .map(each -> new Choice(each.key(), each.name()))
                        .toList(),
                CountsView.of(figures.total()),
                lines(figures.years()),
                figures.practitioners().stream()
                        .map(line -> new LineView(
                                line.key(), name(answer, line.key(), line.name()), CountsView.of(line.counts())))
                        .toList(),
                figures.practitionerYears().stream()
                        .map(line -> new PractitionerYearView(
                                line.year(),
                                line.practitioner(),
                                name(answer, line.practitioner(), line.name()),
                                CountsView.of(line.counts())))
                        .toList(),
                lines(figures.indications()),
                lines(figures.positions()),
                lines(figures.regions()),
                lines(figures.techniques()),
                lines(figures.suppliers()),
                lines(figures.products()),
                figures.causes().stream()
                        .map(cause -> new CauseView(cause.code(), cause.early(), cause.late()))
                        .toList(),
                survival(figures.survival()),
                register(answer));
    }

    private static List<LineView> lines(List<Figures.Line> lines) {
        return lines.stream()
                .map(line -> new LineView(line.key(), line.name(), CountsView.of(line.counts())))
                .toList();
    }

    private static String name(Answer answer, String id, String recorded) {
        return Tally.OTHERS.equals(id) ? null : answer.names().getOrDefault(id, recorded);
    }

    private static SurvivalView survival(Survival survival) {
        List<StepView> marks = new ArrayList<>();
        double years = survival.last() / DAYS_OF_A_YEAR;
        double every = years <= 1 ? 1.0 / 6 : years <= 3 ? 0.5 : Math.ceil(years / MOST_MARKS);
        for (int i = 0; i * every <= years; i++) {
            marks.add(StepView.of(survival.at((int) Math.round(i * every * DAYS_OF_A_YEAR))));
        }
        return new SurvivalView(
                survival.devices(),
                survival.lost(),
                survival.last(),
                survival.steps().stream().map(StepView::of).toList(),
                survival.devices() == 0 ? List.of() : marks);
    }

    private static RegisterView register(Answer answer) {
        return new RegisterView(
                answer.registerFrom(),
                RuleView.of(answer.rule()),
                answer.figures().progress().stream()
                        .map(each -> new ProgressView(
                                each.practitioner(),
                                name(answer, each.practitioner(), each.name()),
                                each.counted(),
                                each.implants(),
                                each.preImplantOnly(),
                                each.partiallyEdentate(),
                                each.techniques()))
                        .toList());
    }

    /** A practice location. */
    @Schema(name = "StatisticsLocation")
    public record Place(UUID id, @Schema(example = "Linden Noord") String name) {
        static Place of(PracticeLocation location) {
            return new Place(location.id(), location.name());
        }
    }

    /** Something that can be asked for. */
    @Schema(name = "StatisticsChoice")
    public record Choice(@Schema(description = "For the filter") String key, String name) {}

    /** Treatments, their implants and patients. */
    @Schema(name = "StatisticsCounts")
    public record CountsView(
            @Schema(example = "812") long treatments,
            @Schema(example = "1433") long implants,
            @Schema(description = "Different ones; left out where they are not counted", example = "790") Long patients,
            @Schema(description = "Of the implants, whenever that was", example = "31") long lost) {

        static CountsView of(Figures.Counts counts) {
            return new CountsView(counts.treatments(), counts.implants(), counts.patients(), counts.lost());
        }
    }

    /** What has something in common. */
    @Schema(name = "StatisticsLine")
    public record LineView(
            @Schema(
                            description = "A code of a choice list, a year, a position, or for the filter",
                            example = "single-tooth")
                    String key,
            @Schema(description = "Left out where the key is a code") String name,
            CountsView counts) {}

    /** A practitioner's year. */
    @Schema(name = "StatisticsPractitionerYear")
    public record PractitionerYearView(int year, String practitioner, String name, CountsView counts) {}

    /** Losses of a cause, before and after six months. */
    @Schema(name = "StatisticsCause")
    public record CauseView(@Schema(example = "peri-implantitis") String code, long early, long late) {}

    /** A Kaplan-Meier estimate of how many implants are still in place. */
    @Schema(name = "Survival")
    public record SurvivalView(
            long implants,
            long lost,
            @Schema(description = "The longest time that any was watched") int lastDay,
            @Schema(description = "One for each day since placement on which any was lost") List<StepView> steps,
            @Schema(description = "At round times, for a table") List<StepView> marks) {}

    /** The estimate from a day on. */
    @Schema(name = "SurvivalStep")
    public record StepView(
            @Schema(description = "Since placement", example = "365") int day,
            @Schema(description = "Neither lost nor out of sight just before") long atRisk,
            @Schema(description = "On that day") long lost,
            @Schema(example = "0.978") double survival,
            @Schema(description = "Greenwood's; left out when nothing survives") Double standardError,
            @Schema(description = "95 %, complementary log-log") Double lower,
            Double upper) {

        static StepView of(Survival.Step step) {
            return new StepView(
                    step.time(),
                    step.atRisk(),
                    step.lost(),
                    step.survival(),
                    step.standardError(),
                    step.lower(),
                    step.upper());
        }
    }

    /** What the professional register asks, and how far practitioners are; in patients. */
    @Schema(name = "RegisterProgress")
    public record RegisterView(
            @Schema(description = "The first day of surgery that counts") LocalDate from,
            RuleView rule,
            List<ProgressView> practitioners) {}

    /** How far a practitioner is. */
    @Schema(name = "PractitionerProgress")
    public record ProgressView(
            String practitioner,
            String name,
            @Schema(
                            description =
                                    "Those that count: with implants, and of those before implants only as many as allowed")
                    long counted,
            @Schema(description = "In whom an implant was placed") long implants,
            @Schema(description = "In whom there was surgery before implants only") long preImplantOnly,
            long partiallyEdentate,
            @Schema(description = "With an additional technique") long techniques) {}

    /** What the register asks. */
    @Schema(name = "RegisterRule")
    public record RuleView(
            @Schema(description = "For If-Match; 0 for the default", example = "0") long version,
            @Schema(example = "5") int years,
            @Schema(example = "150") int patients,
            @Schema(example = "75") int partiallyEdentate,
            @Schema(example = "35") int techniques,
            @Schema(example = "50") int preImplantMost,
            @Schema(
                            description = "Codes of the indications by which a patient is partially edentate",
                            example = "[\"single-tooth\", \"free-end\"]")
                    List<String> partiallyEdentateIndications) {

        static RuleView of(RegisterRule rule) {
            return new RuleView(
                    rule.version(),
                    rule.years(),
                    rule.patients(),
                    rule.partiallyEdentate(),
                    rule.techniques(),
                    rule.preImplantMost(),
                    rule.partiallyEdentateIndications());
        }
    }
}
