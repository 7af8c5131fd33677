package org.apache.derby.impl.sql.compile;

import java.io.Serial;

/**
 * Stands in for Derby's class of this name, an error that every SQL parser makes once and throws to itself. Derby's has the stack
 * trace of whoever needed that parser first, and a parser lives as long as its connection: the class loader of a capability
 * would be held for as long after it has left.
 */
final class SQLParser$LookaheadSuccess extends Error {

    @Serial
    private static final long serialVersionUID = 1;

    SQLParser$LookaheadSuccess() {
        super(null, null, false, false);
    }
}
