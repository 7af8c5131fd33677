package org.alveolus.registry.internal.domain;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.registry.DeviceUse;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.api.registry.TreatmentDetails.Other;
import org.alveolus.api.registry.TreatmentDetails.Placement;
import org.alveolus.api.registry.TreatmentDetails.Referrer;
import org.alveolus.api.registry.TreatmentDetails.Surgery;
import org.alveolus.api.registry.TreatmentDetails.Techniques;
import org.junit.Test;

/** Proves R3 and F1 of a treatment's fields. */
public class TreatmentRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final UUID SOMEBODY = UUID.randomUUID();
    private static final Surgery SURGERY =
            new Surgery("P-1", "J. Voorbeeld", LocalDate.of(1961, 4, 30), TODAY, SOMEBODY, "single-tooth", null);
    private static final Other OTHER = new Other(null, null, "referrer", null);
    private static final List<Placement> ONE = List.of(placement(36, null));

    @Test
    public void aWholeTreatmentHasNoFault() {
        assertEquals(List.of(), faults(SURGERY, ONE, Techniques.NONE, OTHER));
    }

    @Test
    public void allThatIsMissingIsToldAtOnce() {
        assertEquals(
                List.of(
                        "/surgery/patientNumber required",
                        "/surgery/date required",
                        "/surgery/practitioner required",
                        "/surgery/indication required",
                        "/placements required",
                        "/other/prostheticsBy required"),
                faults(
                        new Surgery(" ", null, null, null, null, null, null),
                        List.of(),
                        Techniques.NONE,
                        new Other(null, null, null, null)));
    }

    @Test
    public void aForgottenPositionIsTold() {
        assertEquals(
                List.of("/placements/0/position required"),
                faults(SURGERY, List.of(new Placement(null, null, null, null)), Techniques.NONE, OTHER));
    }

    @Test
    public void textsHaveLimitsAndNoControlCharacters() {
        Surgery surgery =
                new Surgery("9".repeat(65), "a\u0007b", null, TODAY, SOMEBODY, "single-tooth", "x".repeat(1001));
        Other other = new Other(new Referrer(null, "\u0000"), null, "referrer", "y".repeat(4001));

        assertEquals(
                List.of(
                        "/surgery/patientNumber too-long",
                        "/surgery/patientName control-character",
                        "/surgery/specification too-long",
                        "/other/extra too-long",
                        "/other/referrer/name control-character"),
                faults(surgery, ONE, Techniques.NONE, other));
    }

    @Test
    public void linesOfFreeTextMayBreak() {
        Surgery surgery = new Surgery("P", null, null, TODAY, SOMEBODY, "single-tooth", "a\nb\tc\r\n");

        assertEquals(List.of(), faults(surgery, ONE, Techniques.NONE, new Other(null, null, "referrer", "a\nb")));
    }

    @Test
    public void impossibleDatesAreTold() {
        assertEquals(List.of("/surgery/date before-birth"), dates(TODAY.minusDays(1), TODAY.minusDays(2)));
        assertEquals(List.of(), dates(TODAY.minusDays(1), TODAY.minusDays(1)));
        assertEquals(List.of("/surgery/date in-future"), dates(null, TODAY.plusDays(2)));
        assertEquals(List.of("/surgery/date in-future"), dates(null, LocalDate.MAX));
        assertEquals("a clinic's day may begin before ours", List.of(), dates(null, TODAY.plusDays(1)));
        assertEquals(List.of("/surgery/date out-of-range"), dates(null, LocalDate.of(1939, 12, 31)));
        assertEquals(List.of("/surgery/date out-of-range"), dates(null, LocalDate.MIN));
        assertEquals(List.of("/surgery/birthDate out-of-range"), dates(TODAY.minusYears(131), TODAY));
        assertEquals(
                List.of("/surgery/birthDate out-of-range", "/surgery/date before-birth"),
                dates(TODAY.plusDays(1), TODAY));
    }

    @Test
    public void choicesAreThoseOfTheirOwnList() {
        Surgery surgery = new Surgery("P", null, null, TODAY, SOMEBODY, "referrer", null);

        assertEquals(
                List.of(
                        "/surgery/indication unknown-choice",
                        "/placements/0/region unknown-choice",
                        "/techniques/codes/1 unknown-choice",
                        "/other/aftercare unknown-choice",
                        "/other/prostheticsBy unknown-choice"),
                faults(
                        surgery,
                        List.of(placement(36, "moon")),
                        new Techniques(List.of("bone-block", "single-tooth"), List.of(), List.of(), false),
                        new Other(null, "symphysis", "Referrer", null)));
    }

    @Test
    public void twoTechniquesAreTheMostAndNoneTwice() {
        assertEquals(
                List.of("/techniques/codes too-many"),
                faults(
                        SURGERY,
                        ONE,
                        new Techniques(
                                List.of("bone-block", "ridge-split", "distraction"), List.of(), List.of(), false),
                        OTHER));
        assertEquals(
                List.of("/techniques/codes/1 duplicate", "/techniques/positions/2 duplicate"),
                faults(
                        SURGERY,
                        ONE,
                        new Techniques(
                                List.of("bone-block", "bone-block"),
                                List.of(ToothPosition.of(36), ToothPosition.of(37), ToothPosition.of(36)),
                                List.of(),
                                false),
                        OTHER));
    }

    @Test
    public void tooManyOfAnythingIsTold() {
        List<Placement> placements = Collections.nCopies(41, placement(36, null));
        List<DeviceUse> biomaterials = Collections.nCopies(51, new DeviceUse(null, null));

        assertEquals(
                List.of("/placements too-many", "/techniques/biomaterials too-many"),
                faults(SURGERY, placements, new Techniques(List.of(), List.of(), biomaterials, false), OTHER));
    }

    @Test
    public void aStockItemIsUsedOnce() {
        DeviceUse use = new DeviceUse(SOMEBODY, null);
        List<Placement> placements = List.of(
                new Placement(ToothPosition.of(36), null, use, null),
                new Placement(ToothPosition.of(37), null, null, use));

        assertEquals(
                List.of("/placements/1/abutment/stockItem duplicate", "/techniques/biomaterials/0/stockItem duplicate"),
                faults(SURGERY, placements, new Techniques(List.of(), List.of(), List.of(use), false), OTHER));
    }

    @Test
    public void whatWasRecordedWithARetiredChoiceMayStay() {
        Choices choices = Choices.with(List.of(
                new Choice(ChoiceList.INDICATION, "single-tooth", new Choice.Titles("a", "b", "c"), true, true, 1)));
        TreatmentDetails details = new TreatmentDetails(SURGERY, ONE, Techniques.NONE, OTHER);

        assertEquals(
                List.of("/surgery/indication unknown-choice"), told(new TreatmentRules(TODAY, choices, null), details));
        assertEquals(List.of(), told(new TreatmentRules(TODAY, choices, details), details));
    }

    @Test
    public void regionsAreFilledInAndTextsStripped() {
        TreatmentDetails checked = rules().checked(
                        new TreatmentDetails(
                                new Surgery(" P-1 ", " ", null, TODAY, SOMEBODY, "single-tooth", " x "),
                                List.of(placement(41, null), placement(41, "zygoma")),
                                Techniques.NONE,
                                new Other(new Referrer(null, " R "), null, "referrer", " ")),
                        new Problem.Faults());

        assertEquals("P-1", checked.surgery().patientNumber());
        assertEquals(null, checked.surgery().patientName());
        assertEquals("x", checked.surgery().specification());
        assertEquals("symphysis", checked.placements().get(0).region());
        assertEquals("zygoma", checked.placements().get(1).region());
        assertEquals("R", checked.other().referrer().name());
        assertEquals(null, checked.other().extra());
    }

    @Test
    public void everyRegionOfAPositionIsAChoice() {
        for (ToothPosition position : ToothPosition.ALL) {
            assertEquals(
                    position.toString(),
                    List.of(),
                    faults(SURGERY, List.of(placement(position.number(), position.region())), Techniques.NONE, OTHER));
        }
    }

    private static List<String> dates(LocalDate birth, LocalDate date) {
        return faults(new Surgery("P", null, birth, date, SOMEBODY, "single-tooth", null), ONE, Techniques.NONE, OTHER);
    }

    private static List<String> faults(
            Surgery surgery, List<Placement> placements, Techniques techniques, Other other) {
        return told(rules(), new TreatmentDetails(surgery, placements, techniques, other));
    }

    private static List<String> told(TreatmentRules rules, TreatmentDetails details) {
        Problem.Faults faults = new Problem.Faults();
        rules.checked(details, faults);
        if (faults.none()) {
            return new ArrayList<>();
        }
        return assertThrows(ProblemException.class, faults::refuse).problem().errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    private static TreatmentRules rules() {
        return new TreatmentRules(TODAY, Choices.with(List.of()), null);
    }

    private static Placement placement(int position, String region) {
        return new Placement(ToothPosition.of(position), region, null, null);
    }
}
