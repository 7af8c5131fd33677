package org.alveolus.bench.load.floor;

import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
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
        List<Map<String, Object>> all = read(
                connection,
                "select id, surgery_date, location_id, patient_id, issuer, udi_di, supplier_id, product_code_normal"
                        + " from registry_device where " + devices + "institution_id = ?",
                parameters);
        if (all.isEmpty()) {
            throw new SQLException("nothing was found");
        }
        all.sort(Comparator.comparing((Map<String, Object> row) -> (Date) row.get("surgery_date"))
                .thenComparing(row -> (String) row.get("id"))
                .reversed());
        List<Map<String, Object>> part = all.subList(0, Math.min(all.size(), PART - 1));
        read(
                connection,
                "select id, supplier_id, supplier_name, issuer, udi_di, product_code, name from registry_device"
                        + " where id in (?) and institution_id = ?",
                part.get(0).get("id"),
                institution);
        List<Object> stock = new ArrayList<>(List.of("IN_STOCK", "RESERVED", "QUARANTINED"));
        String items = where(stock, "lot_key", words[3].replace("-", ""), words[2], false);
        read(
                connection,
                "select * from stock_item where state in (?, ?, ?) and " + items
                        + "institution_id = ? order by expires_on, id",
                with(stock, institution));
        List<Map<String, Object>> found = byId(connection, "registry_device", column(part, "id"), institution);
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
