package org.alveolus.bench.load.floor;

import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.servlet.Servlet;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Saves a treatment with the statements that Alveolus sends for it, taken from PostgreSQL's log: the words of a line are the
 * institution, an implant, an abutment, a patient's number and the practitioner's account.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.pattern=/bench/treatment",
            "osgi.http.whiteboard.servlet.name=bench-treatment"
        })
public final class PlainTreatments extends PlainJdbc {

    private static final long serialVersionUID = 1;

    @Activate
    public PlainTreatments(@Reference(target = "(osgi.jndi.service.name=alveolus)") DataSource database) {
        super(database);
    }

    @Override
    void work(Connection connection, String[] words) throws SQLException {
        String institution = words[0];
        List<String> ids = List.of(words[1], words[2]);
        show(connection, institution);
        read(connection, "select * from institution_institution where id = ?", institution);
        read(connection, "select * from registry_choice where institution_id = ? order by id", institution);
        for (String id : ids) {
            Map<String, Object> item =
                    one(connection, "select * from stock_item where id = ? and institution_id = ?", id, institution);
            one(
                    connection,
                    "select * from stock_storage where id = ? and institution_id = ?",
                    item.get("storage_id"),
                    institution);
        }
        read(
                connection,
                "select a.* from accounts_membership m, accounts_account a where a.id = ? and m.active = ?"
                        + " and m.institution = ? and a.id = m.account_id",
                words[4],
                true,
                institution);
        Map<String, Object> patient = one(
                connection,
                "select * from patients_patient where number_key = ? and institution_id = ?",
                words[3].toLowerCase(java.util.Locale.ROOT),
                institution);
        String treatment = UUID.randomUUID().toString();
        List<Map<String, Object>> items = new ArrayList<>();
        for (String id : ids) {
            items.add(take(connection, institution, id, treatment));
        }
        record(connection, institution, treatment, patient, items);
        audit(connection, institution, "treatment", List.of(ids.get(0), ids.get(1), treatment));
    }

    private Map<String, Object> take(Connection connection, String institution, String id, String treatment)
            throws SQLException {
        Map<String, Object> item = one(
                connection,
                "select * from stock_item where id = ? and institution_id = ?" + forUpdate(connection),
                id,
                institution);
        int movements = ((Number) item.get("movements")).intValue() + 1;
        long version = ((Number) item.get("version")).longValue();
        write(
                connection,
                "update stock_item set state = ?, taken_for = ?, movements = ?, version = ? where id = ? and version = ?",
                "USED",
                treatment,
                movements,
                version + 1,
                id,
                version);
        write(
                connection,
                "insert into stock_movement (item_id, number, account_id, account_name, from_storage, from_title, kind,"
                        + " moved_at, reason, to_storage, to_title, treatment_id, institution_id) values " + marks(13),
                id,
                movements,
                null,
                "Floor",
                item.get("storage_id"),
                "Cabinet",
                "TAKEN",
                new Timestamp(System.currentTimeMillis()),
                null,
                null,
                null,
                treatment,
                institution);
        return item;
    }

    private void record(
            Connection connection,
            String institution,
            String treatment,
            Map<String, Object> patient,
            List<Map<String, Object>> items)
            throws SQLException {
        Object number = patient.get("number_key");
        Timestamp now = new Timestamp(System.currentTimeMillis());
        Date day = Date.valueOf(LocalDate.of(2026, 11, 20));
        Object location = items.get(0).get("location_id");
        read(
                connection,
                "select id from registry_number where ending = ? and number = ? and institution_id = ?",
                number,
                number,
                institution);
        write(
                connection,
                "insert into registry_treatment (id, aftercare, changed_at, created_at, extra, extra_folded, incomplete,"
                        + " indication, location_id, may_give_blood, patient_id, patient_number, patient_number_folded, positions,"
                        + " practitioner_id, practitioner_name, prosthetics_by, specification, surgery_date, technique_1,"
                        + " technique_2, technique_positions, version, words_missing, institution_id) values "
                        + marks(25),
                treatment,
                null,
                now,
                now,
                null,
                null,
                false,
                "single-tooth",
                location,
                false,
                patient.get("id"),
                patient.get("number"),
                number,
                ",36,",
                treatment,
                "Floor",
                "referrer",
                null,
                day,
                null,
                null,
                ",",
                1,
                false,
                institution);
        String placement = UUID.randomUUID().toString();
        write(
                connection,
                "insert into registry_placement (id, ordinal, position, region, treatment_id, institution_id) values "
                        + marks(6),
                placement,
                0,
                36,
                "mandible-molar",
                treatment,
                institution);
        List<Object[]> devices = new ArrayList<>();
        for (Map<String, Object> item : items) {
            devices.add(new Object[] {
                UUID.randomUUID().toString(),
                false,
                item.get("diameter"),
                item.get("entry"),
                item.get("expiry"),
                item.get("issuer"),
                item.get("kind"),
                item.get("length"),
                location,
                item.get("lot"),
                item.get("lot_key"),
                item.get("name"),
                devices.size(),
                patient.get("id"),
                item.get("product_code"),
                item.get("code_key"),
                item.get("raw_scan"),
                item.get("serial"),
                item.get("serial_key"),
                item.get("id"),
                item.get("supplier_id"),
                item.get("supplier_name"),
                day,
                item.get("type"),
                item.get("udi_di"),
                placement,
                treatment,
                institution
            });
        }
        write(
                connection,
                "insert into registry_device (id, deleted, diameter, entry, expiry, issuer, kind, length, location_id, lot,"
                        + " lot_normal, name, ordinal, patient_id, product_code, product_code_normal, raw_scan, serial,"
                        + " serial_normal, stock_item_id, supplier_id, supplier_name, surgery_date, type, udi_di,"
                        + " placement_id, treatment_id, institution_id) values " + marks(28),
                devices);
    }
}
