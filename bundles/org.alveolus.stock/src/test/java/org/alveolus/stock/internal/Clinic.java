package org.alveolus.stock.internal;

import static org.junit.Assert.assertThrows;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.alveolus.api.Caller;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Rights;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.institution.PracticeLocation;
import org.alveolus.api.stock.StockItem;
import org.alveolus.catalogue.internal.CatalogueComponent;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.UdiIssuer;
import org.alveolus.testing.OneClinic;
import org.alveolus.testing.TestGround;

/** A clinic of its own for a test, with two practice locations, on the product's own services. */
final class Clinic {

    static final String GTIN = "07630031730428";

    final TestGround ground;
    final CatalogueComponent catalogue;
    final StockComponent stock;
    final UUID north = UUID.randomUUID();
    final UUID south = UUID.randomUUID();
    final OneClinic institutions = new OneClinic(
            "Clinic", List.of(new PracticeLocation(north, "North", null), new PracticeLocation(south, "South", null)));
    final Caller everybody;

    Clinic(TestGround ground) {
        this.ground = ground;
        catalogue =
                new CatalogueComponent(ground.unit("catalogue"), ground.transactions(), ground.audit(), ground.clock());
        stock = new StockComponent(
                ground.unit("stock"), ground.transactions(), ground.audit(), catalogue, ground.clock(), institutions);
        everybody = ground.caller(ground.institution(), north, south).at(north);
        institutions.create(institutions.clinic(everybody.institution()));
    }

    <T> T run(Callable<T> work) throws Exception {
        return as(everybody, work);
    }

    <T> T as(Caller caller, Callable<T> work) throws Exception {
        return ground.as(caller, work);
    }

    void doing(Runnable work) throws Exception {
        run(() -> {
            work.run();
            return null;
        });
    }

    Problem refused(Callable<?> work) {
        return refused(everybody, work);
    }

    Problem refused(Caller caller, Callable<?> work) {
        return assertThrows(ProblemException.class, () -> as(caller, work)).problem();
    }

    static List<String> faults(Problem problem) {
        return problem.errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    /** Somebody who has a level in the stock at the northern location and nothing at the southern. */
    Caller person(Level level) {
        Map<UUID, Map<String, Level>> levels = new HashMap<>();
        levels.put(north, Map.of(Modules.STOCK, level));
        return new Caller(
                UUID.randomUUID(),
                "Person with " + level,
                everybody.institution(),
                Rights.of(false, levels),
                north,
                everybody.origin());
    }

    /** Somebody of another clinic who has every right there. */
    Caller stranger() {
        return ground.caller(ground.institution(), UUID.randomUUID());
    }

    UUID storage(UUID location, String title) throws Exception {
        return run(() -> stock.addStorage(location, title, "Surgery")).id();
    }

    StockItem item(UUID storage, Device device) throws Exception {
        return run(() -> stock.add(storage, device, 1)).get(0);
    }

    static ItemLists.Asked all() {
        return searched(null);
    }

    static ItemLists.Asked searched(String text) {
        return new ItemLists.Asked(text, null, null, null, null, null, null, false);
    }

    List<StockItem> list(ItemLists.Asked asked, String sort) throws Exception {
        return run(() -> stock.lists().list(asked, sort, new Page.Request(null, 500)))
                .items();
    }

    static Device implant(String name, String lot, String expiry) {
        return implant(name, lot, null, expiry);
    }

    static Device implant(String name, String lot, String serial, String expiry) {
        return device(DeviceKind.IMPLANT, name, "021.5512", "4.1", "12", lot, serial, expiry);
    }

    static Device device(
            DeviceKind kind,
            String name,
            String code,
            String diameter,
            String length,
            String lot,
            String serial,
            String expiry) {
        return new Device(
                kind,
                null,
                "Maker",
                code,
                name,
                "SLActive",
                lot,
                serial,
                diameter == null ? null : new BigDecimal(diameter),
                length == null ? null : new BigDecimal(length),
                expiry == null ? null : CodedDate.parse(expiry),
                UdiIssuer.GS1,
                GTIN,
                "01" + GTIN + "10" + lot + "\u001d17",
                Device.Entry.SCAN);
    }

    /** Plain SQL behind the product's back, as this institution. */
    int sql(String statement, Object... parameters) throws SQLException {
        try (Connection connection = ground.database().getConnection()) {
            connection.setAutoCommit(false);
            if (System.getProperty(TestGround.POSTGRES_PROPERTY) != null) {
                try (PreparedStatement show =
                        connection.prepareStatement("select set_config('alveolus.institution', ?, true)")) {
                    show.setString(1, everybody.institution().toString());
                    show.execute();
                }
            }
            try (PreparedStatement update = connection.prepareStatement(statement)) {
                for (int i = 0; i < parameters.length; i++) {
                    update.setObject(i + 1, parameters[i]);
                }
                int changed = update.executeUpdate();
                connection.commit();
                return changed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
