package org.alveolus.stock.internal.persistence;

import javax.persistence.EntityManager;

/** The stock's rows in one transaction. */
public record StockRows(StorageRows storages, ItemRows items) {

    public static StockRows of(EntityManager entities) {
        return new StockRows(new StorageRows(entities), new ItemRows(entities));
    }
}
