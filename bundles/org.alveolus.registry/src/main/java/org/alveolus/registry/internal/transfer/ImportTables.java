package org.alveolus.registry.internal.transfer;

import org.alveolus.api.Transactions;

/** The tables beside an import's own row, which hold rows by the thousand and are therefore no entities. */
record ImportTables(
        FilePieces files,
        ColumnTable columns,
        TextTable texts,
        RowTable rows,
        OriginTable origins,
        OwnFieldTable own,
        TurnTable turns) {

    static ImportTables of(Transactions transactions) {
        Statements statements = new Statements(transactions);
        return new ImportTables(
                new FilePieces(statements),
                new ColumnTable(statements),
                new TextTable(statements),
                new RowTable(statements),
                new OriginTable(statements),
                new OwnFieldTable(statements),
                new TurnTable(statements));
    }
}
