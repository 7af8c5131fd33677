package org.alveolus.rest.internal.http;

import org.alveolus.api.Transactions;

/**
 * What the requests of all applications stand on. Each part may be away for a moment, while a bundle is replaced, without any
 * application being closed for it. Any thread.
 */
interface Ground {

    Security security();

    /**
     * @throws org.alveolus.api.ProblemException 503 while there is none
     */
    Transactions transactions();

    /**
     * @throws org.alveolus.api.ProblemException 503 while answers cannot be kept
     */
    Idempotency idempotency();

    /** Counts a request that was answered. */
    void record(String method, String route, int status, long nanos);
}
