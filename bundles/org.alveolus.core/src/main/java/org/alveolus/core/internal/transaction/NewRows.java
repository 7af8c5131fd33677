package org.alveolus.core.internal.transaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.descriptors.VersionLockingPolicy;
import org.eclipse.persistence.internal.databaseaccess.DatabasePlatform;
import org.eclipse.persistence.internal.descriptors.ObjectBuilder;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.sessions.AbstractRecord;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.mappings.DatabaseMapping;

/**
 * Inserts entities as the rows that their mapping says, institution and first version included. EclipseLink makes the rows, but its unit of
 * work, which takes several times as long as the database, has no part in it. For one transaction.
 */
final class NewRows {

    /** Rows that go to the database together. */
    private static final int BATCH = 500;

    /** What EclipseLink gives a new row. */
    private static final Long FIRST_VERSION = 1L;

    private final AbstractSession session;
    private final DatabasePlatform platform;
    private final ObjectBuilder builder;
    private final DatabaseMapping version;
    private final List<DatabaseField> fields;
    private final String sql;

    NewRows(EntityManager manager, Class<?> type) {
        session = manager.unwrap(UnitOfWorkImpl.class);
        ClassDescriptor descriptor = session.getDescriptor(type);
        platform = session.getPlatform();
        builder = descriptor.getObjectBuilder();
        version = descriptor.getOptimisticLockingPolicy() instanceof VersionLockingPolicy policy
                ? builder.getMappingForField(policy.getWriteLockField())
                : null;
        fields = List.copyOf(builder.buildTemplateInsertRow(session).getFields());
        sql = "insert into " + descriptor.getTableName()
                + fields.stream().map(DatabaseField::getName).collect(Collectors.joining(", ", " (", ")"))
                + " values (?" + ", ?".repeat(fields.size() - 1) + ")";
    }

    void insert(Connection connection, Collection<?> entities) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (Object entity : entities) {
                set(statement, row(entity));
                statement.addBatch();
                if (++waiting == BATCH) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                statement.executeBatch();
            }
        }
    }

    private AbstractRecord row(Object entity) {
        if (version != null) {
            version.setAttributeValueInObject(entity, FIRST_VERSION);
        }
        return builder.buildRow(entity, session, DatabaseMapping.WriteType.INSERT);
    }

    private void set(PreparedStatement statement, AbstractRecord row) throws SQLException {
        for (int i = 0; i < fields.size(); i++) {
            DatabaseField field = fields.get(i);
            Object value = row.get(field);
            // a field stands for null of its type
            platform.setParameterValueInDatabaseCall(value == null ? field : value, statement, i + 1, session);
        }
    }
}
