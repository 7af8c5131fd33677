package org.alveolus.registry.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.alveolus.registry.internal.Statistics.Answer;
import org.alveolus.registry.internal.domain.ChoiceList;
import org.alveolus.registry.internal.domain.Choices;
import org.alveolus.registry.internal.domain.Words;
import org.alveolus.registry.internal.statistics.Figures;
import org.alveolus.registry.internal.statistics.Figures.Counts;
import org.alveolus.registry.internal.statistics.Figures.Line;
import org.alveolus.registry.internal.statistics.StatisticsTable;
import org.alveolus.registry.internal.statistics.StatisticsTable.Name;
import org.alveolus.registry.internal.statistics.Survival;
import org.alveolus.registry.internal.statistics.Tally;
import org.alveolus.registry.internal.table.TableWriter;

/** The statistics as tables that go out, with words in one language. */
public final class StatisticsTables {

    private static final MathContext FIGURES = new MathContext(6, RoundingMode.HALF_UP);
    private static final int PERCENT = 100;

    private final Answer answer;
    private final Words words;
    private final Choices choices;

    public StatisticsTables(Answer answer, Words words, Choices choices) {
        this.answer = answer;
        this.words = words;
        this.choices = choices;
    }

    /** One of them. */
    public StatisticsTable table(Name name) {
        Figures figures = answer.figures();
        return switch (name) {
            case YEARS -> lines(name, "year", figures.years(), true, Line::key);
            case PRACTITIONERS -> lines(name, "practitioner", figures.practitioners(), true, this::practitioner);
            case PRACTITIONER_YEARS -> practitionerYears();
            case INDICATIONS -> lines(name, "indication", figures.indications(), false, title(ChoiceList.INDICATION));
            case POSITIONS -> lines(name, "position", figures.positions(), false, Line::key);
            case REGIONS -> lines(name, "region", figures.regions(), false, title(ChoiceList.JAW_REGION));
            case TECHNIQUES -> lines(name, "technique", figures.techniques(), false, title(ChoiceList.TECHNIQUE));
            case SUPPLIERS -> lines(name, "supplier", figures.suppliers(), false, this::named);
            case PRODUCTS -> lines(name, "product", figures.products(), false, this::named);
            case LOSSES -> losses();
            case SURVIVAL -> survival();
            case REGISTER -> register();
        };
    }

    /** All of them, a sheet each. */
    public void write(TableWriter out) throws IOException {
        for (Name name : Name.values()) {
            write(name, out);
        }
    }

    /** One of them as a sheet. */
    public void write(Name name, TableWriter out) throws IOException {
        StatisticsTable table = table(name);
        out.sheet(
                word("table." + name.name().toLowerCase(Locale.ROOT)),
                table.columns().stream().map(column -> word("column." + column)).toList());
        for (List<Object> row : table.rows()) {
            out.row(row);
        }
    }

    /** One of them as objects, by the codes of their columns. */
    public List<Map<String, Object>> objects(Name name) {
        StatisticsTable table = table(name);
        return table.rows().stream()
                .map(row -> {
                    Map<String, Object> object = new LinkedHashMap<>();
                    for (int i = 0; i < row.size(); i++) {
                        object.put(table.columns().get(i), row.get(i));
                    }
                    return object;
                })
                .toList();
    }

    private static StatisticsTable lines(
            Name name, String key, List<Line> lines, boolean withPatients, Function<Line, String> title) {
        List<String> columns = new ArrayList<>(List.of(key));
        columns.addAll(counted(withPatients));
        return new StatisticsTable(
                name,
                columns,
                lines.stream()
                        .map(line -> row(Stream.of(title.apply(line)), line.counts(), withPatients))
                        .toList());
    }

    private static List<String> counted(boolean withPatients) {
        return withPatients
                ? List.of("treatments", "implants", "patients", "lost", "lostPercent")
                : List.of("treatments", "implants", "lost", "lostPercent");
    }

    private static List<Object> row(Stream<Object> keys, Counts counts, boolean withPatients) {
        List<Object> row = new ArrayList<>(keys.toList());
        row.add(counts.treatments());
        row.add(counts.implants());
        if (withPatients) {
            row.add(counts.patients());
        }
        row.add(counts.lost());
        row.add(
                counts.implants() == 0
                        ? null
                        : BigDecimal.valueOf((double) PERCENT * counts.lost() / counts.implants())
                                .setScale(2, RoundingMode.HALF_UP));
        return row;
    }

    private StatisticsTable practitionerYears() {
        List<String> columns = new ArrayList<>(List.of("year", "practitioner"));
        columns.addAll(counted(false));
        return new StatisticsTable(
                Name.PRACTITIONER_YEARS,
                columns,
                answer.figures().practitionerYears().stream()
                        .map(line -> row(
                                Stream.of(line.year(), practitioner(line.practitioner(), line.name())),
                                line.counts(),
                                false))
                        .toList());
    }

    private StatisticsTable losses() {
        return new StatisticsTable(
                Name.LOSSES,
                List.of("cause", "early", "late", "lost"),
                answer.figures().causes().stream()
                        .map(cause -> Arrays.<Object>asList(
                                choices.title(ChoiceList.LOSS_CAUSE, cause.code(), words.language()),
                                cause.early(),
                                cause.late(),
                                cause.early() + cause.late()))
                        .toList());
    }

    private StatisticsTable survival() {
        return new StatisticsTable(
                Name.SURVIVAL,
                List.of("days", "atRisk", "lost", "survival", "standardError", "lower", "upper"),
                answer.figures().survival().steps().stream()
                        .map(StatisticsTables::step)
                        .toList());
    }

    private static List<Object> step(Survival.Step step) {
        return Arrays.asList(
                step.time(),
                step.atRisk(),
                step.lost(),
                rounded(step.survival()),
                rounded(step.standardError()),
                rounded(step.lower()),
                rounded(step.upper()));
    }

    private static BigDecimal rounded(Double value) {
        return value == null ? null : new BigDecimal(value, FIGURES);
    }

    private StatisticsTable register() {
        return new StatisticsTable(
                Name.REGISTER,
                List.of(
                        "practitioner",
                        "countedPatients",
                        "patientsWithImplants",
                        "preImplantOnly",
                        "partiallyEdentate",
                        "additionalTechniques"),
                answer.figures().progress().stream()
                        .map(each -> Arrays.<Object>asList(
                                practitioner(each.practitioner(), each.name()),
                                each.counted(),
                                each.implants(),
                                each.preImplantOnly(),
                                each.partiallyEdentate(),
                                each.techniques()))
                        .toList());
    }

    private Function<Line, String> title(ChoiceList list) {
        return line -> choices.title(list, line.key(), words.language());
    }

    private String practitioner(Line line) {
        return practitioner(line.key(), line.name());
    }

    /** As called now; as recorded who is gone. */
    private String practitioner(String id, String recorded) {
        return Tally.OTHERS.equals(id) ? word("others") : answer.names().getOrDefault(id, recorded);
    }

    private String named(Line line) {
        return line.name() == null || line.name().isEmpty() ? words.get("unknown") : line.name();
    }

    private String word(String key) {
        return words.get("statistics." + key);
    }
}
