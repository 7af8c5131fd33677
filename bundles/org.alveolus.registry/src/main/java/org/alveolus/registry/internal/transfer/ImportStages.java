package org.alveolus.registry.internal.transfer;

import org.alveolus.api.ProblemException;
import org.alveolus.registry.internal.transfer.ImportParts.Overtaken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The long stages of an import: check, run, withdrawal and undoing. Each goes on from where the last part that was committed ended; so it
 * can be broken off at any moment and taken up by any node. For one thread.
 */
final class ImportStages {

    private static final Logger LOG = LoggerFactory.getLogger(ImportStages.class);
    private static final int UNAVAILABLE = 500;

    private final ImportGround base;
    private final ImportParts parts;

    ImportStages(ImportGround base, ImportParts parts) {
        this.base = base;
        this.parts = parts;
    }

    /** Does what is to be done, to its end. */
    void work() {
        ImportState state = parts.run((entities, row) -> row.state());
        try {
            switch (state) {
                case CHECKING -> new ImportCheck(base, parts).check();
                case RUNNING -> new ImportRun(base, parts).run();
                case WITHDRAWING -> new ImportWithdrawal(base, parts).withdraw();
                case UNDOING -> new ImportWithdrawal(base, parts).undo();
                default -> parts.runLast((entities, row) -> null);
            }
        } catch (Overtaken e) {
            throw e;
        } catch (ProblemException e) {
            if (e.problem().status() >= UNAVAILABLE || e.problem().type().equals("already-there")) {
                // passes by itself
                throw e;
            }
            fail(state, e.problem().type());
        } catch (RuntimeException e) {
            LOG.error("Import {} cannot go on", parts.id(), e);
            fail(state, "internal");
        }
    }

    private void fail(ImportState state, String type) {
        if (state == ImportState.RUNNING) {
            parts.run((entities, row) -> {
                row.fail(type, true);
                return null;
            });
            new ImportWithdrawal(base, parts).withdraw();
        } else {
            parts.runLast((entities, row) -> {
                row.fail(type, false);
                return null;
            });
        }
    }
}
