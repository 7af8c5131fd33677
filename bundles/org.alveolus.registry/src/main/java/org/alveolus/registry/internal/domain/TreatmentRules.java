package org.alveolus.registry.internal.domain;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alveolus.api.Problem;
import org.alveolus.api.Texts;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.api.registry.TreatmentDetails.Other;
import org.alveolus.api.registry.TreatmentDetails.Placement;
import org.alveolus.api.registry.TreatmentDetails.Referrer;
import org.alveolus.api.registry.TreatmentDetails.Surgery;
import org.alveolus.api.registry.TreatmentDetails.Techniques;

/**
 * What a treatment must be like (R3, R4). Devices themselves are checked by their form; here only how they are used.
 */
public final class TreatmentRules {

    /** The longest number of a patient, in UTF-16 units. */
    public static final int MAXIMUM_NUMBER = 64;

    /** The longest name of a person, in UTF-16 units. */
    public static final int MAXIMUM_NAME = 200;

    /** The longest specification, in UTF-16 units. */
    public static final int MAXIMUM_SPECIFICATION = 1000;

    /** The longest extra information, in UTF-16 units. */
    public static final int MAXIMUM_EXTRA = 4000;

    /** The most placements of one treatment. */
    public static final int MAXIMUM_PLACEMENTS = 40;

    /** The most biomaterials of one treatment. */
    public static final int MAXIMUM_BIOMATERIALS = 50;

    /** The most techniques of one treatment (R3). */
    public static final int MAXIMUM_TECHNIQUES = 2;

    /** Oral implants are older than this in no register; an earlier year is a slip of the keyboard. */
    private static final LocalDate EARLIEST_SURGERY = LocalDate.of(1940, 1, 1);

    private static final int MAXIMUM_AGE = 130;

    private final LocalDate today;
    private final Choices choices;
    private final TreatmentDetails before;

    /**
     * @param today at the institution
     * @param before the treatment as recorded, whose retired choices may stay; null for a new one
     */
    public TreatmentRules(LocalDate today, Choices choices, TreatmentDetails before) {
        this.today = today;
        this.choices = choices;
        this.before = before;
    }

    /**
     * The treatment with texts stripped and regions filled in.
     *
     * @param details a position that is null was forgotten, or found faulty and told of before
     * @param faults gets what is wrong
     */
    public TreatmentDetails checked(TreatmentDetails details, Problem.Faults faults) {
        surgery(details.surgery(), faults);
        placements(details, faults);
        techniques(details.techniques(), faults);
        other(details.other(), faults);
        stockItems(details, faults);
        return new TreatmentDetails(
                stripped(details.surgery()),
                details.placements().stream().map(TreatmentRules::withRegion).toList(),
                details.techniques(),
                stripped(details.other()));
    }

    private void surgery(Surgery surgery, Problem.Faults faults) {
        faults.text("/surgery/patientNumber", surgery.patientNumber(), 1, MAXIMUM_NUMBER);
        faults.text("/surgery/patientName", surgery.patientName(), 0, MAXIMUM_NAME);
        faults.required("/surgery/date", surgery.date());
        faults.required("/surgery/practitioner", surgery.practitioner());
        choice(
                "/surgery/indication",
                ChoiceList.INDICATION,
                surgery.indication(),
                true,
                recorded(details -> details.surgery().indication()),
                faults);
        faults.lines("/surgery/specification", surgery.specification(), 0, MAXIMUM_SPECIFICATION);
        birth(surgery.birthDate(), faults);
        if (surgery.date() != null) {
            date(surgery.date(), faults);
            order(surgery.birthDate(), surgery.date(), faults);
        }
    }

    private void birth(LocalDate birth, Problem.Faults faults) {
        if (birth != null && (birth.isAfter(today) || birth.isBefore(today.minusYears(MAXIMUM_AGE)))) {
            faults.add(
                    "/surgery/birthDate",
                    "out-of-range",
                    "A date of birth is not in the future and not more than " + MAXIMUM_AGE + " years ago");
        }
    }

    /** One day of tolerance, so that nobody is refused where a clinic's day begins before the server's. */
    private void date(LocalDate date, Problem.Faults faults) {
        if (date.isAfter(today.plusDays(1))) {
            faults.add("/surgery/date", "in-future", "A treatment is recorded once it has taken place");
        } else if (date.isBefore(EARLIEST_SURGERY)) {
            faults.add("/surgery/date", "out-of-range", "A surgery lies after " + EARLIEST_SURGERY.getYear());
        }
    }

    /** The fault of a surgery before the patient's birth, whoever told the date of birth. */
    public static void order(LocalDate birth, LocalDate date, Problem.Faults faults) {
        if (birth != null && date.isBefore(birth)) {
            faults.add("/surgery/date", "before-birth", "The surgery lies before the patient's date of birth");
        }
    }

    private void placements(TreatmentDetails details, Problem.Faults faults) {
        List<Placement> placements = details.placements();
        if (placements.isEmpty() && details.techniques().codes().isEmpty()) {
            faults.add(
                    "/placements",
                    "required",
                    "A treatment has a placement, or for surgery before implants a surgical technique");
        }
        tooMany("/placements", placements.size(), MAXIMUM_PLACEMENTS, faults);
        Set<String> regions = new HashSet<>();
        if (before != null) {
            before.placements().forEach(placement -> regions.add(placement.region()));
        }
        for (int i = 0; i < placements.size(); i++) {
            if (placements.get(i).position() == null && faults.none()) {
                faults.required("/placements/" + i + "/position", null);
            }
            choice(
                    "/placements/" + i + "/region",
                    ChoiceList.JAW_REGION,
                    placements.get(i).region(),
                    false,
                    regions,
                    faults);
        }
    }

    private void techniques(Techniques techniques, Problem.Faults faults) {
        List<String> codes = techniques.codes();
        tooMany("/techniques/codes", codes.size(), MAXIMUM_TECHNIQUES, faults);
        Set<String> recorded =
                before == null ? Set.of() : Set.copyOf(before.techniques().codes());
        for (int i = 0; i < codes.size(); i++) {
            choice("/techniques/codes/" + i, ChoiceList.TECHNIQUE, codes.get(i), true, recorded, faults);
        }
        duplicates("/techniques/codes/", codes, faults);
        duplicates("/techniques/positions/", techniques.positions(), faults);
        tooMany("/techniques/biomaterials", techniques.biomaterials().size(), MAXIMUM_BIOMATERIALS, faults);
    }

    private void other(Other other, Problem.Faults faults) {
        choice(
                "/other/aftercare",
                ChoiceList.AFTERCARE,
                other.aftercare(),
                false,
                recorded(details -> details.other().aftercare()),
                faults);
        choice(
                "/other/prostheticsBy",
                ChoiceList.PROSTHETICS_BY,
                other.prostheticsBy(),
                true,
                recorded(details -> details.other().prostheticsBy()),
                faults);
        faults.lines("/other/extra", other.extra(), 0, MAXIMUM_EXTRA);
        Referrer referrer = other.referrer();
        if (referrer != null && referrer.id() == null) {
            faults.text("/other/referrer/name", referrer.name(), 1, MAXIMUM_NAME);
        }
    }

    private void stockItems(TreatmentDetails details, Problem.Faults faults) {
        Set<UUID> seen = new HashSet<>();
        PlacedDevice.all(details).stream()
                .filter(device -> device.use().stockItem() != null)
                .filter(device -> !seen.add(device.use().stockItem()))
                .forEach(device ->
                        faults.add(device.pointer() + "/stockItem", "duplicate", "A stock item can be used only once"));
    }

    private void choice(
            String pointer,
            ChoiceList list,
            String code,
            boolean required,
            Set<String> recorded,
            Problem.Faults faults) {
        if (code == null) {
            if (required) {
                faults.required(pointer, null);
            }
        } else if (!choices.offers(list, code) && !recorded.contains(code)) {
            faults.add(pointer, "unknown-choice", "The choice list '" + list.code() + "' does not offer this code");
        }
    }

    private Set<String> recorded(Function<TreatmentDetails, String> code) {
        return before == null
                ? Set.of()
                : Stream.of(before).map(code).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static void tooMany(String pointer, int size, int maximum, Problem.Faults faults) {
        if (size > maximum) {
            faults.add(pointer, "too-many", "At most " + maximum + " are allowed");
        }
    }

    private static void duplicates(String prefix, List<?> values, Problem.Faults faults) {
        IntStream.range(0, values.size())
                .filter(i -> values.subList(0, i).contains(values.get(i)))
                .forEach(i -> faults.add(prefix + i, "duplicate", "It stands in the list already"));
    }

    private static Surgery stripped(Surgery surgery) {
        return new Surgery(
                Texts.stripped(surgery.patientNumber()),
                Texts.stripped(surgery.patientName()),
                surgery.birthDate(),
                surgery.date(),
                surgery.practitioner(),
                surgery.indication(),
                Texts.stripped(surgery.specification()));
    }

    private static Placement withRegion(Placement placement) {
        ToothPosition position = placement.position();
        if (position == null || placement.region() != null) {
            return placement;
        }
        return new Placement(position, position.region(), placement.implant(), placement.abutment());
    }

    private static Other stripped(Other other) {
        Referrer referrer = other.referrer();
        return new Other(
                referrer == null ? null : new Referrer(referrer.id(), Texts.stripped(referrer.name())),
                other.aftercare(),
                other.prostheticsBy(),
                Texts.stripped(other.extra()));
    }
}
