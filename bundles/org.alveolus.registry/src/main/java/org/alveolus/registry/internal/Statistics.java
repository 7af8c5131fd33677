package org.alveolus.registry.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Problem;
import org.alveolus.api.accounts.Account;
import org.alveolus.api.institution.PracticeLocation;
import org.alveolus.registry.internal.persistence.ExtractRepository;
import org.alveolus.registry.internal.persistence.ExtractRepository.Kept;
import org.alveolus.registry.internal.statistics.Figures;
import org.alveolus.registry.internal.statistics.Month;
import org.alveolus.registry.internal.statistics.Question;
import org.alveolus.registry.internal.statistics.RegisterRule;
import org.alveolus.registry.internal.statistics.Tally;

/**
 * The statistics of the registry (R10). They are counted from extracts, one for each month and practice location, which whoever asks makes
 * anew where a treatment changed since; docs/decisions/statistics.md says why. Any thread; not inside a transaction.
 */
public final class Statistics {

    /** So many extracts are read at a time. */
    private static final int AT_A_TIME = 50;

    /**
     * What was asked, and the answer.
     *
     * @param today at the institution: until when implants count as in place
     * @param registerFrom the first day of surgery that counts for the register
     * @param locations those that the caller may see, in which this was counted
     * @param hidden those that the caller may not see, and of which nothing was counted
     * @param everybody whether all practitioners are told apart; else all but the caller are one
     */
    public record Answer(
            Question question,
            RegisterRule rule,
            LocalDate today,
            LocalDate registerFrom,
            List<PracticeLocation> locations,
            List<PracticeLocation> hidden,
            boolean everybody,
            Map<String, String> names,
            List<Integer> years,
            Figures figures) {}

    private final Ground ground;
    private final Neighbours neighbours;
    private final RegisterRules rules;
    private final Lock making = new ReentrantLock();

    Statistics(Ground ground, Neighbours neighbours, RegisterRules rules) {
        this.ground = ground;
        this.neighbours = neighbours;
        this.rules = rules;
    }

    /**
     * Counts.
     *
     * @throws org.alveolus.api.ProblemException 400 naming the parameter; 403 {@code no-right} for a location that the caller may not see,
     *     and for another practitioner when the caller is no administrator
     */
    public Answer ask(Question question) {
        question.checked();
        Caller caller = Callers.current();
        Set<UUID> allowed = caller.rights().locations(Modules.REGISTRY, Level.VIEW);
        if (question.location() != null) {
            caller.require(Modules.REGISTRY, Level.VIEW, question.location());
        }
        boolean everybody = caller.rights().administrator();
        if (!everybody
                && question.practitioner() != null
                && !question.practitioner().equals(caller.account())) {
            throw Problem.forbidden("no-right", "Only administrators see the figures of another practitioner.")
                    .exception();
        }
        return count(question, allowed, everybody ? null : caller.account());
    }

    /**
     * All that one practitioner did at the institution, whatever the location; for the practitioner's own records.
     */
    public Answer own(UUID practitioner, Collection<UUID> locations) {
        Question question = new Question(null, null, practitioner, null, null, null, Question.Censoring.TODAY);
        return count(question, Set.copyOf(locations), practitioner);
    }

    private Answer count(Question question, Set<UUID> allowed, UUID alone) {
        LocalDate today = LocalDate.ofInstant(ground.clock().instant(), neighbours.zone());
        RegisterRule rule = rules.get();
        Tally tally = ground.run(entities -> new Tally(question, rule, alone, suppliers()::settled, today));
        List<Integer> years = read(question, allowed, tally);
        Map<UUID, PracticeLocation> known = ground.run(entities -> neighbours.locations());
        return new Answer(
                question,
                rule,
                today,
                Tally.windowStart(rule, today),
                named(allowed, known),
                named(
                        known.keySet().stream()
                                .filter(id -> !allowed.contains(id))
                                .toList(),
                        known),
                alone == null,
                names(),
                years,
                tally.figures());
    }

    /** @return the years in which there is anything at these locations, the latest first */
    private List<Integer> read(Question question, Set<UUID> locations, Tally tally) {
        if (locations.isEmpty()) {
            return List.of();
        }
        // Who asks last for the year must have counted all before it: months in their order, whatever the location.
        Map<Month, String> ids =
                new TreeMap<>(Comparator.comparing(Month::number).thenComparing(Month::location));
        Set<Month> stale = new HashSet<>();
        ground.run(entities -> {
            ExtractRepository extracts = new ExtractRepository(entities);
            for (Kept kept : extracts.kept(locations)) {
                if (ids.put(kept.month(), kept.id()) != null) {
                    stale.add(kept.month());
                }
            }
            stale.addAll(extracts.changes(locations));
            return null;
        });
        stale.forEach(month -> ids.put(month, null));
        Set<Integer> years = new HashSet<>();
        List<Month> some = new ArrayList<>();
        for (Month month : ids.keySet()) {
            some.add(month);
            if (some.size() == AT_A_TIME) {
                add(some, ids, tally, years);
                some.clear();
            }
        }
        add(some, ids, tally, years);
        return years.stream().sorted(Comparator.reverseOrder()).toList();
    }

    private void add(List<Month> months, Map<Month, String> ids, Tally tally, Set<Integer> years) {
        List<String> kept =
                months.stream().map(ids::get).filter(id -> id != null).toList();
        Map<String, byte[]> contents =
                kept.isEmpty() ? Map.of() : ground.run(entities -> new ExtractRepository(entities).contents(kept));
        for (Month month : months) {
            byte[] content = ids.get(month) == null ? null : contents.get(ids.get(month));
            if (content == null) {
                content = make(month);
            }
            if (content != null) {
                years.add(month.year());
                tally.add(month.location(), month.year(), content);
            }
        }
    }

    /** One after the other: Derby, which has one node, would have two of them wait for each other in a circle. */
    private byte[] make(Month month) {
        making.lock();
        try {
            return ground.run(entities -> new ExtractRepository(entities).make(month));
        } finally {
            making.unlock();
        }
    }

    /** Makes what changed, so that nobody waits for it who asks. */
    public void prepare() {
        for (Month month : ground.run(entities -> new ExtractRepository(entities).changes())) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            make(month);
        }
    }

    /**
     * Has everything made anew: for rows that were written past the registry.
     *
     * @return of how many days of surgery
     */
    public int renew() {
        int days = ground.run(entities -> new ExtractRepository(entities).everythingChanged());
        prepare();
        return days;
    }

    private Suppliers suppliers() {
        return new Suppliers(neighbours.catalogue());
    }

    /** What practitioners are called now. */
    private Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        ground.run(entities -> {
            for (Account account : neighbours.accounts().staff()) {
                names.put(account.id().toString(), account.name());
            }
            return null;
        });
        return names;
    }

    private static List<PracticeLocation> named(Collection<UUID> ids, Map<UUID, PracticeLocation> known) {
        return ids.stream()
                .map(id -> known.getOrDefault(id, new PracticeLocation(id, null, null)))
                .sorted(Comparator.comparing((PracticeLocation each) -> each.name() == null ? "" : each.name())
                        .thenComparing(PracticeLocation::id))
                .toList();
    }
}
