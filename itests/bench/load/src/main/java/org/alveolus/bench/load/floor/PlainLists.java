package org.alveolus.bench.load.floor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.servlet.Servlet;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The first fifty items of a range of an index, and their rows: the words of a line are the institution and the practice location. */
@Component(
        service = Servlet.class,
        property = {"osgi.http.whiteboard.servlet.pattern=/bench/list", "osgi.http.whiteboard.servlet.name=bench-list"})
public final class PlainLists extends PlainJdbc {

    private static final long serialVersionUID = 1;

    private static final int PART = 50;

    @Activate
    public PlainLists(@Reference(target = "(osgi.jndi.service.name=alveolus)") DataSource database) {
        super(database);
    }

    @Override
    void work(Connection connection, String[] words) throws SQLException {
        show(connection, words[0]);
        List<Map<String, Object>> found = read(
                connection,
                "select product_key, expires_on, id from stock_item where institution_id = ? and location_id = ?"
                        + " and state = 'IN_STOCK' and kind = 'IMPLANT' order by product_key, expires_on, id"
                        + " fetch first " + PART + " rows only",
                words[0],
                words[1]);
        if (found.size() < PART) {
            throw new SQLException("there are only " + found.size() + " items");
        }
        List<Object> ids = new ArrayList<>();
        found.forEach(row -> ids.add(row.get("id")));
        ids.add(words[0]);
        read(
                connection,
                "select * from stock_item where id in " + marks(PART) + " and institution_id = ?",
                ids.toArray());
    }
}
