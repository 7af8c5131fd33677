package org.alveolus.bench.load.floor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.servlet.Servlet;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Recalls with the statements that Alveolus sends for it, taken from PostgreSQL's log: the words of a line are the institution, the
 * practice location, a UDI-DI and a lot, {@code -} for any. Each patient shown is a line of the audit log here too.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.pattern=/bench/recall",
            "osgi.http.whiteboard.servlet.name=bench-recall"
        })
public final class PlainRecalls extends PlainJdbc {

    private static final long serialVersionUID = 1;

    private static final String ANY = "-";
    private static final int PART = 51;

    @Activate
    public PlainRecalls(@Reference(target = "(osgi.jndi.service.name=alveolus)") DataSource database) {
        super(database);
    }

    @Override
    void work(Connection connection, String[] words) throws SQLException {
        String institution = words[0];
        show(connection, institution);
        read(connection, "select * from institution_location where institution_id = ? order by name_key", institution);
        List<Object> values = new ArrayList<>();
        String devices = where(values, "lot_normal", words[3].replace("-", ""), words[2], true);
        Object[] parameters = with(values, institution);
        read(
                connection,
                "select supplier_id, supplier_name, issuer, udi_di, product_code, name, location_id, patient_id, count(id)"
                        + " from registry_device where " + devices + "institution_id = ? group by supplier_id,"
                        + " supplier_name, issuer, udi_di, product_code, name, location_id, patient_id",
                parameters);
        List<Object> stock = new ArrayList<>(List.of("IN_STOCK", "RESERVED"));
        String items = where(stock, "lot_key", words[3].replace("-", ""), words[2], false);
        read(
                connection,
                "select * from stock_item where state in (?, ?) and " + items
                        + "institution_id = ? order by expires_on, id",
                with(stock, institution));
        values.add(words[1]);
        List<Map<String, Object>> found = read(
                connection,
                "select id, treatment_id, placement_id from registry_device where " + devices
                        + "location_id in (?) and institution_id = ? order by surgery_date desc, id desc"
                        + " fetch first " + PART + " rows only",
                with(values, institution));
        if (found.isEmpty()) {
            throw new SQLException("nothing was found");
        }
        Set<Object> patients = new LinkedHashSet<>();
        byId(connection, "registry_treatment", column(found, "treatment_id"), institution)
                .forEach(row -> patients.add(row.get("patient_id")));
        byId(connection, "registry_placement", column(found, "placement_id"), institution);
        byId(connection, "registry_device", column(found, "id"), institution);
        List<String> shown = patients.stream().map(String.class::cast).toList();
        byId(connection, "patients_patient", shown, institution);
        audit(connection, institution, "recall", shown);
    }

    private static String where(List<Object> values, String lotColumn, String lot, String udiDi, boolean notDeleted) {
        StringBuilder where = new StringBuilder();
        if (!lot.isEmpty()) {
            where.append(lotColumn).append(" = ? and ");
            values.add(lot);
        }
        if (notDeleted) {
            where.append("deleted = ? and ");
            values.add(false);
        }
        if (!udiDi.equals(ANY)) {
            where.append(notDeleted && !lot.isEmpty() ? "(udi_di = ? or udi_di is null) and " : "udi_di = ? and ");
            values.add(udiDi);
        }
        return where.toString();
    }

    private static List<Map<String, Object>> byId(
            Connection connection, String table, List<String> ids, String institution) throws SQLException {
        int size = ids.size() > 10 ? PART : 10;
        return read(
                connection,
                "select * from " + table + " where id in " + marks(size) + " and institution_id = ?",
                with(padded(ids, size), institution));
    }

    private static List<String> column(List<Map<String, Object>> rows, String column) {
        return rows.stream().map(row -> (String) row.get(column)).distinct().toList();
    }

    private static List<Object> padded(List<String> ids, int size) {
        List<Object> padded = new ArrayList<>(ids);
        while (padded.size() < size) {
            padded.add(ids.get(0));
        }
        return padded;
    }

    private static Object[] with(List<Object> values, Object... more) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(List.of(more));
        return all.toArray();
    }
}
