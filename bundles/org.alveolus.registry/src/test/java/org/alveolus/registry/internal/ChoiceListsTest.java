package org.alveolus.registry.internal;

import static org.alveolus.registry.internal.Clinic.byHand;
import static org.alveolus.registry.internal.Clinic.faults;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Locale;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.api.registry.TreatmentDetails.Other;
import org.alveolus.registry.internal.domain.Choice;
import org.alveolus.registry.internal.domain.Choice.Titles;
import org.alveolus.registry.internal.domain.ChoiceList;
import org.alveolus.testing.TestGround;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves R17: own entries beside the default set, without touching what was recorded. */
public class ChoiceListsTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of(Clinic.CAPABILITIES);

    private static final Titles TITLES = new Titles("Club", "Club", "Verein");

    private final Clinic clinic = new Clinic(GROUND);

    @Test
    public void anOwnEntryCanBeChosenByTheOwnInstitutionAlone() throws Exception {
        Clinic other = new Clinic(GROUND);
        clinic.run(() -> clinic.choices.add(ChoiceList.PROSTHETICS_BY, "study-club", TITLES));

        assertEquals(
                "study-club",
                clinic.record(by(clinic, "study-club")).details().other().prostheticsBy());
        assertEquals(
                List.of("/other/prostheticsBy unknown-choice"),
                faults(other.refused(() -> other.record(by(other, "study-club")))));
        assertEquals(
                "choice-exists",
                clinic.refused(() -> clinic.choices.add(ChoiceList.PROSTHETICS_BY, "study-club", TITLES))
                        .type());
        assertEquals(
                "choice-exists",
                clinic.refused(() -> clinic.choices.add(ChoiceList.PROSTHETICS_BY, "referrer", TITLES))
                        .type());
    }

    @Test
    public void aRetiredEntryStaysWhereItWasRecordedAndIsOfferedNoMore() throws Exception {
        Treatment treatment = clinic.record(by(clinic, "denturist"));
        Choice retired =
                clinic.run(() -> clinic.choices.change(ChoiceList.PROSTHETICS_BY, "denturist", 0, TITLES, true));

        assertTrue(retired.retired() && retired.own());
        assertEquals(2, clinic.change(treatment, by(clinic, "denturist")).version());
        assertEquals(
                List.of("/other/prostheticsBy unknown-choice"),
                faults(clinic.refused(() -> clinic.record(by(clinic, "denturist")))));
        assertEquals(
                412,
                clinic.refused(() -> clinic.choices.change(ChoiceList.PROSTHETICS_BY, "denturist", 0, TITLES, false))
                        .status());
        clinic.run(
                () -> clinic.choices.change(ChoiceList.PROSTHETICS_BY, "denturist", retired.version(), TITLES, false));
        clinic.record(by(clinic, "denturist"));
        assertEquals(
                "Verein", clinic.run(clinic.choices::all).title(ChoiceList.PROSTHETICS_BY, "denturist", Locale.GERMAN));
    }

    @Test
    public void keepsItsPlaceInTheList() throws Exception {
        List<String> before = codes();

        clinic.run(() -> clinic.choices.change(ChoiceList.INDICATION, "free-end", 0, TITLES, false));
        clinic.run(() -> clinic.choices.add(ChoiceList.INDICATION, "zz", TITLES));

        assertEquals(before, codes().subList(0, before.size()));
        assertEquals("zz", codes().get(before.size()));
    }

    @Test
    public void impossibleEntriesAreRefused() {
        assertEquals(
                List.of("/code malformed", "/titles/nl required", "/titles/de too-long"),
                faults(clinic.refused(() ->
                        clinic.choices.add(ChoiceList.AFTERCARE, "No Code", new Titles("a", null, "x".repeat(201))))));
        assertEquals(
                404,
                clinic.refused(() -> clinic.choices.change(ChoiceList.AFTERCARE, "none-such", 0, TITLES, true))
                        .status());
    }

    private List<String> codes() throws Exception {
        return clinic.run(clinic.choices::all).of(ChoiceList.INDICATION).stream()
                .map(Choice::code)
                .toList();
    }

    private static TreatmentDetails by(Clinic clinic, String prosthetics) {
        TreatmentDetails plain = clinic.implant("P-1", 36, byHand(Clinic.implant("L1")));
        return new TreatmentDetails(
                plain.surgery(), plain.placements(), plain.techniques(), new Other(null, null, prosthetics, null));
    }
}
