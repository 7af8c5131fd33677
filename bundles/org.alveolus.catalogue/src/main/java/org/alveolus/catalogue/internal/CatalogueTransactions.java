package org.alveolus.catalogue.internal;

import java.util.function.Function;
import javax.persistence.EntityManagerFactory;
import org.alveolus.api.Transactions;
import org.alveolus.catalogue.internal.persistence.CatalogueRows;

/** Transactions on the catalogue's rows. */
final class CatalogueTransactions {

    private final EntityManagerFactory unit;
    private final Transactions transactions;

    CatalogueTransactions(EntityManagerFactory unit, Transactions transactions) {
        this.unit = unit;
        this.transactions = transactions;
    }

    <T> T run(Function<CatalogueRows, T> work) {
        return transactions.run(() -> work.apply(new CatalogueRows(transactions.entityManager(unit))));
    }
}
