package org.alveolus.stock.internal;

import static org.alveolus.stock.internal.Clinic.faults;
import static org.alveolus.stock.internal.Clinic.implant;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alveolus.api.Caller;
import org.alveolus.api.EntityTags;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.api.Rights;
import org.alveolus.api.accounts.Account;
import org.alveolus.api.accounts.Accounts;
import org.alveolus.api.catalogue.ReturnTerms;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.api.notify.Notification;
import org.alveolus.api.notify.Notifications;
import org.alveolus.api.stock.DeviceQuery;
import org.alveolus.api.stock.StockItem;
import org.alveolus.stock.internal.domain.ExpiryStage;
import org.alveolus.stock.internal.domain.Movement;
import org.alveolus.testing.TestGround;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Proves S5, P6, A4, P3. */
public class ExpiryWatchTest {

    @ClassRule
    public static final TestGround GROUND = TestGround.of("catalogue", "stock");

    private final Clinic clinic = new Clinic(GROUND);
    private final StockComponent stock = clinic.stock;
    private final Account anna = new Account(UUID.randomUUID(), "anna@clinic.example", "Anna");
    private final Outbox outbox = new Outbox();
    private final ExpiryMails mails = new ExpiryMails(stock.expiryWatch(), GROUND.transactions(), GROUND.clock());
    private UUID cabinet;

    @Before
    public void setUp() throws Exception {
        GROUND.clock().set(Instant.parse("2026-11-22T10:00:00Z"));
        GROUND.audit().clear();
        stock.accounts = new OneAccount();
        cabinet = clinic.storage(clinic.north, "Cabinet");
    }

    private StockItem item(String name, String supplier, String expiry) throws Exception {
        return clinic.item(cabinet, implant(name, "L", expiry).withSupplier(null, supplier));
    }

    private void terms(StockItem item, ReturnTerms terms) throws Exception {
        Supplier supplier = clinic.run(
                        () -> clinic.catalogue.supplier(item.device().supplier()))
                .orElseThrow();
        clinic.run(() -> clinic.catalogue.update(
                new Supplier(supplier.id(), supplier.name(), null, null, null, null, null, terms)));
    }

    private List<String> watched(ExpiryStage stage, UUID supplier, int part) throws Exception {
        List<String> all = new ArrayList<>();
        String cursor = null;
        do {
            String from = cursor;
            Page<ExpiryWatch.Watched> page =
                    clinic.run(() -> stock.expiryWatch().items(stage, supplier, new Page.Request(from, part)));
            page.items()
                    .forEach(each -> all.add(each.item().device().name() + " " + each.stage() + " " + each.returnBy()));
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    @Test
    public void listsWhatNeedsAttentionBySupplier() throws Exception {
        StockItem late = item("Late", "Zeta", "2027-05-10");
        terms(late, new ReturnTerms(true, 6, 0));
        item("Soon", "Zeta", "2027-05");
        item("Fine", "Zeta", "2028-01-01");
        item("Gone", "Alpha", "2026-11-21");
        item("Near", "Alpha", "2027-01-31");
        clinic.item(cabinet, implant("Never", "L", null));
        List<ExpiryWatch.Group> groups = clinic.run(() -> stock.expiryWatch().groups());
        assertEquals(
                List.of("Alpha", "Zeta"),
                groups.stream().map(group -> group.supplier().name()).toList());
        assertEquals(
                Map.of(
                        ExpiryStage.EXPIRED, 1L,
                        ExpiryStage.RETURN_OVERDUE, 0L,
                        ExpiryStage.RETURN_SOON, 0L,
                        ExpiryStage.EXPIRING_SOON, 1L),
                groups.get(0).counts());
        List<String> all = List.of(
                "Gone EXPIRED null",
                "Near EXPIRING_SOON null",
                "Late RETURN_OVERDUE 2026-11-10",
                "Soon RETURN_SOON 2026-11-30");
        assertEquals(all, watched(null, null, 500));
        assertEquals(all, watched(null, null, 1));
        assertEquals(all.subList(2, 4), watched(null, late.device().supplier(), 1));
        assertEquals(all.subList(3, 4), watched(ExpiryStage.RETURN_SOON, null, 1));
        assertEquals(List.of(), clinic.as(clinic.everybody.at(clinic.south), () -> stock.expiryWatch()
                .groups()));
    }

    @Test
    public void aMergedSupplierIsOneGroup() throws Exception {
        StockItem one = item("One", "Alpha", "2026-11-20");
        StockItem two = item("Two", "Alpha GmbH", "2026-11-19");
        clinic.run(() -> clinic.catalogue
                .versionedSuppliers()
                .merge(one.device().supplier(), List.of(two.device().supplier())));
        List<ExpiryWatch.Group> groups = clinic.run(() -> stock.expiryWatch().groups());
        assertEquals(1, groups.size());
        assertEquals(2L, (long) groups.get(0).counts().get(ExpiryStage.EXPIRED));
        assertEquals(2, watched(null, two.device().supplier(), 1).size());
    }

    @Test
    public void theDayIsThatOfTheInstitution() throws Exception {
        item("Edge", "Alpha", "2026-11-22");
        GROUND.clock().set(Instant.parse("2026-11-22T22:59:00Z"));
        assertEquals(List.of("Edge EXPIRING_SOON null"), watched(null, null, 10));
        GROUND.clock().set(Instant.parse("2026-11-22T23:01:00Z"));
        assertEquals(List.of("Edge EXPIRED null"), watched(null, null, 10));
    }

    @Test
    public void eachItemIsToldOncePerStageToThoseResponsible() throws Exception {
        StockItem item = item("Bone", "Alpha", "2027-06-30");
        terms(item, new ReturnTerms(true, 6, 0));
        GROUND.clock().set(Instant.parse("2026-12-05T05:59:00Z"));
        mails.send(clinic.institutions, outbox);
        assertEquals("nobody is responsible yet, and the day has not begun", List.of(), outbox.sent);
        clinic.run(() -> stock.expiryWatch().setWatchers(clinic.north, List.of(anna.id()), EntityTags.ANY));
        mails.send(clinic.institutions, outbox);
        assertEquals("before seven in Amsterdam", List.of(), outbox.sent);
        GROUND.clock().set(Instant.parse("2026-12-05T06:00:00Z"));
        mails.send(clinic.institutions, outbox);
        assertEquals(1, outbox.sent.size());
        Notification mail = outbox.sent.get(0);
        assertEquals("anna@clinic.example", mail.to());
        assertEquals("Eén artikel in de voorraad van North om na te lopen", mail.subject());
        assertTrue(mail.text(), mail.text().contains("Binnenkort retour te zenden:"));
        assertTrue(mail.text(), mail.text().contains("Bone, 021.5512, lot L"));
        assertTrue(mail.text(), mail.text().contains("30 dec. 2026"));
        mails.send(clinic.institutions, outbox);
        GROUND.clock().advance(Duration.ofDays(1));
        mails.send(clinic.institutions, outbox);
        assertEquals("once per stage", 1, outbox.sent.size());
        GROUND.clock().set(Instant.parse("2027-01-02T09:00:00Z"));
        mails.send(clinic.institutions, outbox);
        assertEquals(2, outbox.sent.size());
        assertTrue(outbox.sent.get(1).text().contains("De retourdatum is voorbij:"));
        item("Late today", "Alpha", "2026-11-01");
        mails.send(clinic.institutions, outbox);
        assertEquals("one mail a day", 2, outbox.sent.size());
        GROUND.clock().advance(Duration.ofDays(1));
        mails.send(clinic.institutions, outbox);
        assertEquals(3, outbox.sent.size());
    }

    @Test
    public void whatCouldNotBeQueuedIsToldTheNextTime() throws Exception {
        item("Gone", "Alpha", "2026-11-01");
        clinic.run(() -> stock.expiryWatch().setWatchers(clinic.north, List.of(anna.id()), EntityTags.ANY));
        outbox.broken = true;
        try {
            mails.send(clinic.institutions, outbox);
            throw new AssertionError("the failure must be seen");
        } catch (IllegalStateException e) {
            assertEquals("broken", e.getMessage());
        }
        outbox.broken = false;
        mails.send(clinic.institutions, outbox);
        assertEquals(1, outbox.sent.size());
    }

    @Test
    public void onlyStaffCanBeMadeResponsible() throws Exception {
        assertEquals(List.of("/staff/1 unknown"), faults(clinic.refused(() -> stock.expiryWatch()
                .setWatchers(clinic.north, List.of(anna.id(), UUID.randomUUID()), EntityTags.ANY))));
        assertEquals(
                "no-right",
                clinic.refused(clinic.person(Level.VIEW), () -> stock.expiryWatch()
                                .setWatchers(clinic.north, List.of(anna.id()), EntityTags.ANY))
                        .type());
        clinic.run(() -> stock.expiryWatch().setWatchers(clinic.north, List.of(anna.id()), EntityTags.ANY));
        assertEquals(List.of(anna), clinic.run(() -> stock.expiryWatch().watchers(clinic.north)));
        assertEquals(List.of(), clinic.run(() -> stock.expiryWatch().watchers(clinic.south)));
        clinic.run(() -> stock.expiryWatch().setWatchers(clinic.north, List.of(), EntityTags.ANY));
        assertEquals(List.of(), clinic.run(() -> stock.expiryWatch().watchers(clinic.north)));
    }

    @Test
    public void anExpiredItemIsUsedOnlyWithTheTaskAndAReason() throws Exception {
        StockItem item = item("Gone", "Alpha", "2026-10");
        UUID treatment = UUID.randomUUID();
        DeviceQuery query = new DeviceQuery("L", null, null, null, null, null);
        assertEquals(List.of(), clinic.run(() -> stock.available(query, null)));
        assertEquals(List.of(), clinic.run(() -> stock.lists().pick(query, null, false, false)));
        assertEquals(
                1,
                clinic.run(() -> stock.lists().pick(query, null, true, false)).size());
        assertEquals(
                "item-expired",
                clinic.refused(() -> stock.take(item.id(), treatment)).type());
        Caller without = new Caller(
                UUID.randomUUID(),
                "No task",
                clinic.everybody.institution(),
                Rights.of(false, Map.of(clinic.north, Map.of(Modules.STOCK, Level.EDIT))),
                clinic.north,
                clinic.everybody.origin());
        assertEquals(List.of(), clinic.as(without, () -> stock.lists().pick(query, null, true, false)));
        assertEquals(
                "no-task",
                clinic.refused(without, () -> stock.take(item.id(), treatment, "Nothing else fits"))
                        .type());
        clinic.run(() -> stock.take(item.id(), treatment, " Nothing else fits "));
        List<Movement> movements = clinic.run(() -> stock.items().movements(item.id()));
        assertEquals("Nothing else fits", movements.get(1).reason());
        assertTrue(GROUND.audit().events().stream()
                .anyMatch(event -> event.detail().endsWith("although it expired on 2026-10-31: Nothing else fits")));
        StockItem fresh = item("Fresh", "Alpha", "2027-10");
        clinic.run(() -> stock.take(fresh.id(), treatment, "Not needed"));
        assertNull(clinic.run(() -> stock.items().movements(fresh.id())).get(1).reason());
    }

    private static final class Outbox implements Notifications {

        private final List<Notification> sent = new ArrayList<>();
        private boolean broken;

        @Override
        public UUID queue(Notification notification) {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            sent.add(notification);
            return UUID.randomUUID();
        }

        @Override
        public boolean reaches(Notification.Medium medium) {
            return true;
        }

        @Override
        public URI address(String path) {
            assertFalse(path.isEmpty());
            return URI.create("https://clinic.example" + path);
        }
    }

    private final class OneAccount implements Accounts {

        @Override
        public Account create(String email, String name, String password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void admit(UUID account, InstitutionId institution, Rights rights) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Account> find(String email) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Account> findStaff(UUID account) {
            return Optional.of(anna).filter(found -> found.id().equals(account));
        }

        @Override
        public List<Account> staff() {
            return List.of(anna);
        }

        @Override
        public List<Account> staffWith(String module, Level level, UUID practiceLocation) {
            return List.of(anna);
        }
    }
}
