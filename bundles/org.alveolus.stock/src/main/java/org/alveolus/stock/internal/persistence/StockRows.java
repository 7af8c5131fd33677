package org.alveolus.stock.internal.persistence;

import java.sql.SQLException;
import java.util.Locale;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;

/** The stock's rows in one transaction. */
public record StockRows(
        StorageRows storages,
        ItemRows items,
        DocumentRows documents,
        WatchRows watch,
        CountRows counts,
        OrderRows orders) {

    /** Every database names the constraint that was broken. */
    private static final String ONE_PIECE = "stock_item_piece";

    public static StockRows of(EntityManager entities) {
        return new StockRows(
                new StorageRows(entities),
                new ItemRows(entities),
                new DocumentRows(entities),
                new WatchRows(entities),
                new CountRows(entities),
                new OrderRows(entities));
    }

    /** Whether the database refused a piece because it has it: two put it in at the same moment. */
    public static boolean isSecondPiece(PersistenceException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal) {
                for (Throwable each : refusal) {
                    if (String.valueOf(each.getMessage())
                            .toLowerCase(Locale.ROOT)
                            .contains(ONE_PIECE)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
