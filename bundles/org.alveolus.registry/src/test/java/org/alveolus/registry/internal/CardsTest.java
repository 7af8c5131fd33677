package org.alveolus.registry.internal;

import static org.alveolus.registry.internal.Clinic.byHand;
import static org.alveolus.registry.internal.Clinic.device;
import static org.alveolus.registry.internal.Clinic.faults;
import static org.alveolus.registry.internal.Clinic.placement;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alveolus.api.Callers;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Level;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.api.registry.Treatment;
import org.alveolus.registry.internal.domain.CardRule;
import org.alveolus.registry.internal.passport.Paper;
import org.alveolus.spi.udi.UdiIssuer;
import org.alveolus.testing.TestGround;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves R8: which devices are on a card, in whose language, and its versions. */
public class CardsTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of(Clinic.CAPABILITIES);

    private final Clinic clinic = new Clinic(GROUND);

    @Test
    public void theSameCardKeepsItsVersionAndACorrectedOneGetsTheNext() throws Exception {
        Treatment treatment = clinic.record(clinic.implant("P-1", 36, byHand(Clinic.implant("L1"))));

        assertEquals(1, print(treatment).issue().number());
        GROUND.clock().advance(Duration.ofDays(3));
        Cards.Printed again = clinic.run(() -> clinic.cards.print(treatment.id(), Locale.GERMAN, Paper.CARD));
        assertEquals(1, again.issue().number());
        assertEquals(LocalDate.of(2026, 11, 22), again.issue().date());
        Treatment corrected = clinic.change(treatment, clinic.implant("P-1", 36, byHand(Clinic.implant("L2"))));
        Cards.Printed next = print(corrected);

        assertEquals(2, next.issue().number());
        assertEquals(LocalDate.of(2026, 11, 25), next.issue().date());
        assertTrue(text(next).contains("Versie 2"));
        assertEquals(
                List.of(1, 2),
                clinic.run(() -> clinic.cards.versions(treatment.id())).stream()
                        .map(handed -> handed.issue().number())
                        .toList());
        GROUND.clock().advance(Duration.ofDays(-3));
    }

    @Test
    public void aNewAddressOfTheMakerIsACorrection() throws Exception {
        Treatment treatment = clinic.record(clinic.implant("P-1", 36, byHand(Clinic.implant("L1"))));
        print(treatment);
        Supplier supplier = clinic.run(() -> clinic.catalogue.suppliers()).get(0);

        clinic.run(() -> clinic.catalogue.update(
                new Supplier(supplier.id(), supplier.name(), "Weg 1\nOrt", "https://maker.example")));

        Cards.Printed printed = print(treatment);
        assertEquals(2, printed.issue().number());
        assertTrue(text(printed), text(printed).contains("https://maker.example"));
    }

    @Test
    public void namesTheInstitutionInThePatientsLanguage() throws Exception {
        Treatment treatment = clinic.record(clinic.implant("P-1", 36, byHand(Clinic.implant("L1"))));

        Cards.Printed printed = print(treatment);

        assertEquals(
                "the institution's language, since the patient's is not known",
                "nl",
                printed.language().getLanguage());
        String text = text(printed);
        for (String part : List.of(
                "Implantaatkaart", "Linden Tandheelkunde", "Lindelaan 1", "https://linden.example", "P-1", "L1")) {
            assertTrue(text, text.contains(part));
        }
    }

    @Test
    public void connectorsNeedNoCardUnlessItIsSetSo() throws Exception {
        Treatment treatment = clinic.record(clinic.details(
                "P-1",
                LocalDate.of(2026, 11, 20),
                List.of(placement(
                        36,
                        null,
                        byHand(device(
                                DeviceKind.ABUTMENT, "Maker", "AB-1", "L1", null, UdiIssuer.GS1, Clinic.GTIN))))));
        assertEquals("no-card", clinic.refused(() -> print(treatment)).type());

        CardRule rule = clinic.run(
                () -> clinic.cardRules.set(UdiIssuer.GS1, Clinic.GTIN, 0, true, "Custom made, screws into bone"));

        assertTrue(text(print(treatment)).contains("AB-1"));
        assertEquals(1, rule.version());
        assertEquals(
                412,
                clinic.refused(() -> clinic.cardRules.set(UdiIssuer.GS1, Clinic.GTIN, 0, false, "stale"))
                        .status());
        assertEquals(
                List.of("/needed required", "/reason required"),
                faults(clinic.refused(() -> clinic.cardRules.set(UdiIssuer.GS1, Clinic.GTIN, 1, null, " "))));
        clinic.run(() -> {
            clinic.cardRules.remove(UdiIssuer.GS1, Clinic.GTIN, EntityTags.ANY);
            return null;
        });
        assertEquals("no-card", clinic.refused(() -> print(treatment)).type());
        assertEquals(Optional.empty(), clinic.run(() -> clinic.cardRules.find(UdiIssuer.GS1, Clinic.GTIN)));
    }

    @Test
    public void anImplantNeedsNoCardWhenItIsSetSoForThisInstitutionAlone() throws Exception {
        clinic.run(() -> clinic.cardRules.set(UdiIssuer.GS1, Clinic.GTIN, 0, false, "Temporary implant"));
        Treatment treatment = clinic.record(clinic.implant("P-1", 36, byHand(Clinic.implant("L1"))));
        Clinic other = new Clinic(GROUND);
        Treatment others = other.record(other.implant("P-1", 36, byHand(Clinic.implant("L1"))));

        assertEquals("no-card", clinic.refused(() -> print(treatment)).type());
        assertEquals(
                1,
                other.run(() -> other.cards.print(others.id(), null, Paper.A4))
                        .issue()
                        .number());
        assertEquals(List.of(), other.run(other.cardRules::list));
    }

    @Test
    public void isRefusedToOthersAndWithoutInstitution() throws Exception {
        Treatment treatment = clinic.record(clinic.south, clinic.implant("P-1", 36, byHand(Clinic.implant("L1"))));

        assertEquals(
                403,
                clinic.refused(clinic.person(Level.DELETE), () -> print(treatment))
                        .status());
        assertEquals(
                404, clinic.refused(clinic.stranger(), () -> print(treatment)).status());
        clinic.institutionsPresent = Optional.empty();
        assertEquals(
                "institution-absent",
                clinic.refused(() -> clinic.cards.print(treatment.id(), null, Paper.A4))
                        .type());
    }

    @Test
    public void printingIsAudited() throws Exception {
        Treatment treatment = clinic.record(clinic.implant("P-1", 36, byHand(Clinic.implant("L1"))));
        GROUND.audit().clear();

        print(treatment);

        AuditEvent event = GROUND.audit().events().get(0);
        assertEquals("implant-card", event.objectType());
        assertEquals(treatment.patient(), event.patient());
        assertFalse(event.detail(), event.detail().contains("P-1"));
    }

    private Cards.Printed print(Treatment treatment) throws Exception {
        return Callers.bound()
                ? clinic.cards.print(treatment.id(), null, Paper.A4)
                : clinic.run(() -> clinic.cards.print(treatment.id(), null, Paper.A4));
    }

    private static String text(Cards.Printed printed) throws IOException {
        try (PDDocument document = Loader.loadPDF(printed.pdf())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
