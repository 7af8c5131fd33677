package org.alveolus.testing;

import javax.transaction.TransactionManager;
import javax.transaction.xa.XAException;
import org.apache.geronimo.transaction.manager.GeronimoTransactionManager;
import org.eclipse.persistence.platform.server.ServerPlatformBase;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.transaction.JTATransactionController;

/** Joins EclipseLink to the transaction manager of the test, as its OSGi adapter does at run time. Made by EclipseLink. */
public final class GroundPlatform extends ServerPlatformBase {

    static final TransactionManager MANAGER = manager();

    public GroundPlatform(DatabaseSession session) {
        super(session);
        disableRuntimeServices();
    }

    private static TransactionManager manager() {
        try {
            return new GeronimoTransactionManager();
        } catch (XAException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    public Class<?> getExternalTransactionControllerClass() {
        return Controller.class;
    }

    /** Made by EclipseLink. */
    public static final class Controller extends JTATransactionController {

        @Override
        protected TransactionManager acquireTransactionManager() {
            return MANAGER;
        }
    }
}
