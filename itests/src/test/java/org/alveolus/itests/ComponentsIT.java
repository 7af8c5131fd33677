package org.alveolus.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.alveolus.itests.harness.AlveolusTestSupport;
import org.junit.Test;

/** Everything that the distribution starts finds what it needs, on Derby. */
public class ComponentsIT extends AlveolusTestSupport {

    @Test
    public void noComponentWaitsForAnother() {
        assertEquals(List.of(), services().waiting());
    }

    @Test
    public void dataIsWhereItWasConfigured() throws SQLException {
        try (Connection connection = services().await(DataSource.class).getConnection()) {
            assertTrue(connection.getMetaData().getDatabaseProductName().contains(product()));
        }
    }

    /** How the database calls itself. */
    protected String product() {
        return "Derby";
    }
}
