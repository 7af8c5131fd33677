package org.alveolus.registry.internal.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.alveolus.registry.internal.statistics.Figures.Cause;
import org.alveolus.registry.internal.statistics.Figures.Counts;
import org.alveolus.registry.internal.statistics.Figures.Line;
import org.alveolus.registry.internal.statistics.Figures.Named;
import org.alveolus.registry.internal.statistics.Figures.PractitionerYear;
import org.alveolus.registry.internal.statistics.Figures.Progress;

/**
 * Counts what a question asks, in one pass over the extracts. Reads them in the order of their months. Not thread-safe.
 */
public final class Tally implements Extract.Reader {

    /** The key of all practitioners that the caller is not told apart. */
    public static final String OTHERS = "others";

    private static final int COUNTED = 1;
    private static final int IMPLANT = 2;
    private static final int PARTIALLY_EDENTATE = 4;
    private static final int TECHNIQUE = 8;
    private static final int PRE_IMPLANT = 16;

    private static final int POSITIONS = 50;

    private final Question question;
    private final String practitioner;
    private final RegisterRule rule;
    private final UUID alone;
    private final Function<Named, Named> settle;
    private final int today;
    private final int firstDay;
    private final int lastDay;
    private final int windowStart;

    private final Lines years = new Lines();
    private final Lines practitioners = new Lines();
    private final Lines practitionerYears = new Lines();
    private final Lines indications = new Lines();
    private final Lines positions = new Lines();
    private final Lines regions = new Lines();
    private final Lines techniques = new Lines();
    private final Lines suppliers = new Lines();
    private final Lines products = new Lines();
    private final Map<String, long[]> causes = new TreeMap<>();
    private final Map<String, Named> settled = new HashMap<>();
    private final KaplanMeier survival = new KaplanMeier();
    private final PatientNumbers patients = new PatientNumbers();
    private final LongFlags patientsOf = new LongFlags();
    private final Map<Long, Integer> yearsOf = new HashMap<>();
    private final int[] positionLines = new int[POSITIONS];
    private int[] patientYears = new int[1024];
    private long treatments;
    private long implants;
    private long differentPatients;
    private long lost;

    // of the extract that is being read
    private boolean asked;
    private int year;
    private int yearLine;
    private String[] words;
    private int[] practitionerLines;
    private int[] indicationLines;
    private int[] regionLines;
    private int[] techniqueLines;
    private int[] supplierLines;
    private int[] productLines;
    private Set<Integer> partial = Set.of();
    private Named[] supplierOf;

    // of the treatment that is being read
    private long number;
    private boolean wanted;
    private boolean counted;
    private int day;
    private int patient;
    private int practitionerLine;
    private int practitionerYearLine;
    private int indicationLine;
    private int technique1Line;
    private int technique2Line;
    private long practitionerPatient;
    private int implantFlags;

    /**
     * @param alone the only practitioner who is told apart; null when all are
     * @param settle what a recorded supplier is now; asked once for each
     * @param today at the institution
     */
    public Tally(Question question, RegisterRule rule, UUID alone, Function<Named, Named> settle, LocalDate today) {
        this.question = question;
        this.rule = rule;
        this.alone = alone;
        this.settle = settle;
        practitioner =
                question.practitioner() == null ? null : question.practitioner().toString();
        this.today = Math.toIntExact(today.toEpochDay());
        firstDay = Math.toIntExact(question.firstDay().toEpochDay());
        lastDay = Math.toIntExact(question.lastDay().toEpochDay());
        windowStart = Math.toIntExact(windowStart(rule, today).toEpochDay());
        Arrays.fill(positionLines, -1);
    }

    /** The first day of surgery that counts for the register. */
    public static LocalDate windowStart(RegisterRule rule, LocalDate today) {
        return today.minusYears(rule.years()).plusDays(1);
    }

    /** Counts an extract. */
    public void add(UUID location, int extractYear, byte[] extract) {
        asked = question.location() == null || question.location().equals(location);
        year = extractYear;
        Extract.read(extract, this);
    }

    @Override
    public void words(String[] texts) {
        words = texts;
        yearLine = years.of(String.valueOf(year));
        practitionerLines = free(texts.length);
        indicationLines = free(texts.length);
        regionLines = free(texts.length);
        techniqueLines = free(texts.length);
        supplierLines = free(texts.length);
        productLines = free(texts.length);
        supplierOf = new Named[texts.length];
        partial = new HashSet<>();
        for (int i = 0; i < texts.length; i++) {
            if (rule.partiallyEdentateIndications().contains(texts[i])) {
                partial.add(i);
            }
        }
    }

    private static int[] free(int length) {
        int[] lines = new int[length];
        Arrays.fill(lines, -1);
        return lines;
    }

    private int line(int[] lines, Lines of, int word) {
        if (word < 0) {
            return -1;
        }
        if (lines[word] < 0) {
            lines[word] = of.of(words[word]);
        }
        return lines[word];
    }

    private int practitioner(int word, int name) {
        if (practitionerLines[word] < 0) {
            boolean told = alone == null || words[word].equals(alone.toString());
            practitionerLines[word] = practitioners.of(told ? words[word] : OTHERS);
        }
        if (!OTHERS.equals(practitioners.key(practitionerLines[word]))) {
            practitioners.name(practitionerLines[word], words[name]);
        }
        return practitionerLines[word];
    }

    @Override
    public void treated(
            long patientHigh,
            long patientLow,
            int surgery,
            int by,
            int byName,
            int indication,
            int technique1,
            int technique2,
            int placed) {
        number++;
        day = surgery;
        counted = false;
        wanted = asked && day >= firstDay && day <= lastDay && (practitioner == null || practitioner.equals(words[by]));
        boolean inWindow = day >= windowStart && day <= today;
        if (!wanted && !inWindow) {
            implantFlags = 0;
            return;
        }
        patient = patients.of(patientHigh, patientLow);
        practitionerLine = practitioner(by, byName);
        practitionerPatient = (long) practitionerLine << 32 | patient;
        implantFlags = 0;
        if (inWindow) {
            implantFlags = partial.contains(indication) ? IMPLANT | PARTIALLY_EDENTATE : IMPLANT;
            if (technique1 >= 0) {
                patientsOf.raise(practitionerPatient, placed == 0 ? TECHNIQUE | PRE_IMPLANT : TECHNIQUE);
            }
        }
        if (wanted) {
            indicationLine = line(indicationLines, indications, indication);
            technique1Line = line(techniqueLines, techniques, technique1);
            technique2Line = line(techniqueLines, techniques, technique2);
            practitionerYearLine = yearsOf.computeIfAbsent(
                    (long) year << 32 | practitionerLine,
                    key -> practitionerYears.of(year + " " + practitioners.key(practitionerLine)));
            if (question.supplier() == null && question.product() == null) {
                count();
            }
        }
    }

    /** The treatment, with its patient. */
    private void count() {
        counted = true;
        treatments++;
        years.treatment(yearLine, number);
        practitioners.treatment(practitionerLine, number);
        practitionerYears.treatment(practitionerYearLine, number);
        indications.treatment(indicationLine, number);
        if (technique1Line >= 0) {
            techniques.treatment(technique1Line, number);
        }
        if (technique2Line >= 0) {
            techniques.treatment(technique2Line, number);
        }
        if (patient >= patientYears.length) {
            patientYears = Arrays.copyOf(patientYears, Math.max(patient + 1, patientYears.length * 2));
        }
        if (patientYears[patient] == 0) {
            differentPatients++;
        }
        if (patientYears[patient] != year) {
            patientYears[patient] = year;
            years.patient(yearLine);
        }
        if ((patientsOf.raise(practitionerPatient, COUNTED) & COUNTED) == 0) {
            practitioners.patient(practitionerLine);
        }
    }

    @Override
    public void implant(
            int position,
            int region,
            int supplier,
            int supplierName,
            int product,
            int productName,
            int lostAfter,
            int cause,
            boolean early,
            int seen) {
        if (implantFlags != 0) {
            patientsOf.raise(practitionerPatient, implantFlags);
        }
        if (supplierOf[supplier] == null) {
            supplierOf[supplier] =
                    settled.computeIfAbsent(words[supplier], key -> settle.apply(new Named(key, words[supplierName])));
        }
        Named by = supplierOf[supplier];
        if (!wanted || question.supplier() != null && !question.supplier().equals(by.key())) {
            return;
        }
        int productLine = question.supplier() == null ? -1 : line(productLines, products, product);
        if (question.product() != null && !question.product().equals(words[product])) {
            return;
        }
        if (!counted) {
            count();
        }
        boolean wasLost = lostAfter >= 0;
        implants++;
        lost += wasLost ? 1 : 0;
        years.implant(yearLine, wasLost);
        practitioners.implant(practitionerLine, wasLost);
        practitionerYears.implant(practitionerYearLine, wasLost);
        indications.implant(indicationLine, wasLost);
        if (technique1Line >= 0) {
            techniques.implant(technique1Line, wasLost);
        }
        if (technique2Line >= 0) {
            techniques.implant(technique2Line, wasLost);
        }
        implant(positions, position(position), wasLost);
        implant(regions, line(regionLines, regions, region), wasLost);
        if (supplierLines[supplier] < 0) {
            supplierLines[supplier] = suppliers.of(by.key());
            suppliers.name(supplierLines[supplier], by.name());
        }
        int supplierLine = supplierLines[supplier];
        implant(suppliers, supplierLine, wasLost);
        if (productLine >= 0) {
            products.name(productLine, words[productName]);
            implant(products, productLine, wasLost);
        }
        if (wasLost) {
            causes.computeIfAbsent(words[cause], key -> new long[2])[early ? 0 : 1]++;
            survival.add(lostAfter, true);
        } else {
            int end = question.censoring() == Question.Censoring.LAST_SEEN ? seen : today - day;
            survival.add(Math.max(0, end), false);
        }
    }

    private void implant(Lines lines, int line, boolean wasLost) {
        lines.treatment(line, number);
        lines.implant(line, wasLost);
    }

    private int position(int position) {
        if (positionLines[position] < 0) {
            positionLines[position] = positions.of(String.valueOf(position));
        }
        return positionLines[position];
    }

    /** What was counted. */
    public Figures figures() {
        return new Figures(
                new Counts(treatments, implants, differentPatients, lost),
                sorted(years.lines(true), Comparator.comparing(Line::key)),
                sorted(practitioners.lines(true), BUSIEST),
                practitionerYears.lines(false).stream()
                        .map(this::practitionerYear)
                        .sorted(Comparator.comparing(PractitionerYear::year)
                                .thenComparing(line -> -line.counts().treatments())
                                .thenComparing(PractitionerYear::practitioner))
                        .toList(),
                sorted(indications.lines(false), BUSIEST),
                sorted(positions.lines(false), Comparator.comparing(Line::key)),
                sorted(regions.lines(false), BUSIEST),
                sorted(techniques.lines(false), BUSIEST),
                sorted(suppliers.lines(false), BUSIEST),
                sorted(products.lines(false), BUSIEST),
                causes(),
                survival.estimate(),
                progress(),
                settled.values().stream()
                        .distinct()
                        .sorted(Comparator.comparing(Named::name).thenComparing(Named::key))
                        .toList());
    }

    private static final Comparator<Line> BUSIEST = Comparator.comparing(
                    (Line line) -> -line.counts().implants())
            .thenComparing(line -> -line.counts().treatments())
            .thenComparing(Line::key);

    private static List<Line> sorted(List<Line> lines, Comparator<Line> order) {
        return lines.stream().sorted(order).toList();
    }

    private PractitionerYear practitionerYear(Line line) {
        String[] parts = line.key().split(" ", 2);
        int of = practitioners.of(parts[1]);
        return new PractitionerYear(Integer.parseInt(parts[0]), parts[1], practitioners.nameOf(of), line.counts());
    }

    private List<Cause> causes() {
        return causes.entrySet().stream()
                .map(entry -> new Cause(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .sorted(Comparator.comparing((Cause cause) -> -cause.early() - cause.late())
                        .thenComparing(Cause::code))
                .toList();
    }

    private List<Progress> progress() {
        Map<Integer, long[]> counts = new TreeMap<>();
        patientsOf.each((key, flags) -> {
            if ((flags & (IMPLANT | PRE_IMPLANT)) == 0) {
                return;
            }
            long[] of = counts.computeIfAbsent((int) (key >>> 32), line -> new long[4]);
            of[(flags & IMPLANT) != 0 ? 0 : 1]++;
            of[2] += (flags & PARTIALLY_EDENTATE) != 0 ? 1 : 0;
            of[3] += (flags & TECHNIQUE) != 0 ? 1 : 0;
        });
        List<Progress> progress = new ArrayList<>();
        counts.forEach((line, of) -> {
            String key = practitioners.key(line);
            if (!OTHERS.equals(key) && (practitioner == null || practitioner.equals(key))) {
                progress.add(new Progress(
                        key,
                        practitioners.nameOf(line),
                        of[0],
                        of[1],
                        of[0] + Math.min(of[1], rule.preImplantMost()),
                        of[2],
                        of[3]));
            }
        });
        progress.sort(Comparator.comparing((Progress each) -> -each.counted()).thenComparing(Progress::practitioner));
        return progress;
    }
}
