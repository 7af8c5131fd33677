package org.alveolus.registry.internal;

import static org.alveolus.registry.internal.Clinic.byHand;
import static org.alveolus.registry.internal.Clinic.placement;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alveolus.api.Level;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.api.registry.Treatment;
import org.alveolus.api.registry.TreatmentDetails;
import org.alveolus.api.registry.TreatmentDetails.Other;
import org.alveolus.api.registry.TreatmentDetails.Techniques;
import org.alveolus.registry.internal.domain.TreatmentFilter;
import org.alveolus.testing.TestGround;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves R6, R15 and P9 of lists. */
public class TreatmentListTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of(Clinic.CAPABILITIES);

    private final Clinic clinic = new Clinic(GROUND);
    private Treatment early;
    private Treatment middle;
    private Treatment late;

    @Before
    public void threeTreatmentsInTwoYears() throws Exception {
        early = clinic.record(
                detailed("P-100", LocalDate.of(2024, 12, 31), 36, "sinus-lift-lateral", "Caf\u00c9 100%"));
        middle = clinic.record(detailed("P-200", LocalDate.of(2026, 1, 1), 11, "bone-block", null));
        late = clinic.record(detailed("Q-100_x", LocalDate.of(2026, 11, 20), 36, null, "rest"));
    }

    @Test
    public void theLatestSurgeryComesFirst() throws Exception {
        assertEquals(List.of(late, middle, early), list(everything()));
        assertEquals(List.of(2026, 2024), clinic.run(clinic.treatments::years));
    }

    @Test
    public void filtersNarrowTogether() throws Exception {
        assertEquals(List.of(late, middle), list(form().year(2026).filter()));
        assertEquals(List.of(), list(form().year(2025).filter()));
        assertEquals(
                List.of(middle),
                list(form().to(LocalDate.of(2026, 6, 30)).year(2026).filter()));
        assertEquals(List.of(late), list(form().from(LocalDate.of(2026, 1, 2)).filter()));
        assertEquals(List.of(late, early), list(form().position("36").filter()));
        assertEquals(
                "of a technique too", List.of(early), list(form().position("17").filter()));
        assertEquals(List.of(middle), list(form().technique("bone-block").filter()));
        assertEquals(List.of(early), list(form().technique("ridge-split").filter()));
        assertEquals(
                List.of(late, middle, early),
                list(form().indication("single-tooth").filter()));
        assertEquals(List.of(), list(form().indication("free-end").filter()));
        assertEquals(
                List.of(late, middle, early),
                list(form().practitioner(clinic.practitioner).filter()));
        assertEquals(List.of(), list(form().practitioner(UUID.randomUUID()).filter()));
    }

    @Test
    public void textsAreFoundWhateverTheCaseAndSignsMeanThemselves() throws Exception {
        assertEquals(List.of(early), list(form().text("cAf\u00e9 100%").filter()));
        assertEquals(List.of(), list(form().text("%%").filter()));
        assertEquals(List.of(late), list(form().number("100_X").filter()));
    }

    @Test
    public void aTextIsFoundByAnyPartOfItAsItIsNow() throws Exception {
        String url = "https://linden.example/" + "a1".repeat(30) + "\uD83E\uDDB7" + "b2".repeat(30) + "/end";
        Treatment linked = clinic.record(
                detailed("P-300", LocalDate.of(2025, 5, 5), 44, null, "Smoker, see " + url + " (note 7)"));

        assertEquals(List.of(linked), list(form().text("moke").filter()));
        assertEquals(List.of(linked), list(form().text("er, SEE htt").filter()));
        assertEquals(List.of(linked), list(form().text("a1\uD83E\uDDB7b2").filter()));
        assertEquals(List.of(linked), list(form().text(url.substring(20, 120)).filter()));
        assertEquals(List.of(linked), list(form().text("(note 7)").filter()));
        assertEquals(List.of(), list(form().text("smoker see").filter()));
        assertEquals(
                List.of(),
                list(form().text("smoker, see https://linden.example/b").filter()));

        TreatmentDetails other = detailed("P-300", LocalDate.of(2025, 5, 5), 45, null, "Stopped smoking");
        Treatment changed =
                clinic.run(() -> clinic.treatments.change(linked.id(), linked.version(), other, new Problem.Faults()));
        assertEquals(List.of(), list(form().text("smoker").filter()));
        assertEquals(List.of(changed), list(form().text("smok").filter()));
        assertEquals(List.of(changed), list(form().text("smok").position("45").filter()));
        assertEquals(List.of(), list(form().text("smok").position("44").filter()));
        assertEquals(List.of(), list(form().position("44").filter()));
        assertEquals(List.of(), list(form().text("smok").year(2026).filter()));
    }

    @Test
    public void textsOfBeforeTheirWordsWereWrittenAreFound() throws Exception {
        clinic.run(() -> {
            GROUND.transactions().run(() -> {
                try (Connection connection = GROUND.transactions().connection();
                        Statement statement = connection.createStatement()) {
                    statement.executeUpdate("update registry_treatment set words_missing = true, positions = null");
                    statement.executeUpdate("delete from registry_treatment_word");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            return null;
        });

        assertEquals(List.of(late), list(form().text("rest").filter()));
        assertEquals(List.of(early), list(form().position("17").filter()));
        assertEquals(List.of(late), list(form().text("es").position("36").filter()));
    }

    @Test
    public void whatFewTextsHaveIsListedInParts() throws Exception {
        List<Treatment> noted = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            noted.add(0, clinic.record(detailed("P-" + i, LocalDate.of(2025, 1, i), 36, null, "Allergy " + i)));
        }
        TreatmentFilter filter = form().text("allerg").position("36").filter();
        List<Treatment> parts = new ArrayList<>();
        String cursor = null;
        do {
            String from = cursor;
            Page<Treatment> part = clinic.run(() -> clinic.treatments.list(filter, new Page.Request(from, 3)));
            parts.addAll(part.items());
            cursor = part.next();
        } while (cursor != null);

        assertEquals(noted, parts);
    }

    @Test
    public void theNumberAloneSearchesAllYears() throws Exception {
        assertEquals(List.of(late, early), list(form().year(2026).number("100").filter()));
        assertEquals(
                List.of(late),
                list(form().year(2026).number("100").position("36").filter()));
    }

    @Test
    public void whatIsIncompleteCanBeListed() throws Exception {
        Device withoutLot = new Device(
                DeviceKind.IMPLANT,
                null,
                "Maker",
                null,
                "Name",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Device.Entry.TYPED);
        Treatment incomplete = clinic.record(clinic.implant("P-300", 36, byHand(withoutLot)));

        assertEquals(List.of(incomplete), list(form().toComplete().filter()));
    }

    @Test
    public void partsFollowEachOtherWithoutGapOrDouble() throws Exception {
        for (int i = 0; i < 7; i++) {
            clinic.record(clinic.implant("P-" + i, 36, byHand(Clinic.implant("L"))));
        }
        List<Treatment> all = list(everything());
        List<Treatment> parts = new ArrayList<>();
        String cursor = null;
        do {
            String from = cursor;
            Page<Treatment> part = clinic.run(() -> clinic.treatments.list(everything(), new Page.Request(from, 3)));
            parts.addAll(part.items());
            cursor = part.next();
        } while (cursor != null);

        assertEquals(10, all.size());
        assertEquals(all, parts);
        assertEquals(
                "bad-cursor is told",
                400,
                clinic.refused(() -> clinic.treatments.list(everything(), new Page.Request("x", 3)))
                        .status());
    }

    @Test
    public void showsTheLocationOfWorkOrAllThatMayBeSeen() throws Exception {
        Treatment south = clinic.record(clinic.south, clinic.implant("P-1", 36, byHand(Clinic.implant("L"))));

        assertEquals(List.of(late, middle, early), list(everything()));
        assertEquals(
                4,
                clinic.as(clinic.everybody.at(null), () -> clinic.treatments.list(everything(), Clinic.ALL))
                        .items()
                        .size());
        assertEquals(
                List.of(south),
                clinic.as(clinic.everybody.at(clinic.south), () -> clinic.treatments.list(everything(), Clinic.ALL))
                        .items());
        assertEquals(
                List.of(late, middle, early),
                clinic.as(clinic.person(Level.VIEW).at(null), () -> clinic.treatments.list(everything(), Clinic.ALL))
                        .items());
        assertEquals(
                List.of(),
                clinic.as(clinic.person(Level.NONE), () -> clinic.treatments.list(everything(), Clinic.ALL))
                        .items());
    }

    @Test
    public void eachPatientShownIsAudited() throws Exception {
        GROUND.audit().clear();

        list(form().year(2026).filter());

        assertEquals(
                Set.of(middle.patient(), late.patient()),
                GROUND.audit().events().stream().map(event -> event.patient()).collect(Collectors.toSet()));
        assertEquals(2, GROUND.audit().events().size());
        assertNull(GROUND.audit().events().get(0).objectId());
    }

    static TreatmentFilter everything() {
        return form().filter();
    }

    private List<Treatment> list(TreatmentFilter filter) throws Exception {
        return clinic.run(() -> clinic.treatments.list(filter, Clinic.ALL)).items();
    }

    private TreatmentDetails detailed(String patient, LocalDate date, int position, String technique, String extra) {
        TreatmentDetails plain = clinic.details(
                patient, date, List.of(placement(position, byHand(Clinic.implant("L" + position)), null)));
        Techniques techniques = technique == null
                ? Techniques.NONE
                : new Techniques(
                        technique.equals("bone-block") ? List.of(technique) : List.of(technique, "ridge-split"),
                        technique.equals("bone-block")
                                ? List.of()
                                : List.of(ToothPosition.of(17), ToothPosition.of(18)),
                        List.of(),
                        false);
        return new TreatmentDetails(
                plain.surgery(), plain.placements(), techniques, new Other(null, null, "referrer", extra));
    }

    private static Asked form() {
        return new Asked();
    }

    /** What is asked for, one parameter after the other. */
    private static final class Asked {

        private Integer year;
        private UUID practitioner;
        private LocalDate from;
        private LocalDate to;
        private String indication;
        private String position;
        private String technique;
        private String text;
        private String number;
        private boolean toComplete;

        Asked year(int value) {
            year = value;
            return this;
        }

        Asked practitioner(UUID value) {
            practitioner = value;
            return this;
        }

        Asked from(LocalDate value) {
            from = value;
            return this;
        }

        Asked to(LocalDate value) {
            to = value;
            return this;
        }

        Asked indication(String value) {
            indication = value;
            return this;
        }

        Asked position(String value) {
            position = value;
            return this;
        }

        Asked technique(String value) {
            technique = value;
            return this;
        }

        Asked text(String value) {
            text = value;
            return this;
        }

        Asked number(String value) {
            number = value;
            return this;
        }

        Asked toComplete() {
            toComplete = true;
            return this;
        }

        TreatmentFilter filter() {
            return new TreatmentFilter.Form(
                            year, practitioner, from, to, indication, position, technique, text, number, toComplete)
                    .checked();
        }
    }
}
