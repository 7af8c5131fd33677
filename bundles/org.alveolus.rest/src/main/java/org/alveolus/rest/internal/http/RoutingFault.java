package org.alveolus.rest.internal.http;

import java.io.Serial;
import org.alveolus.api.Problem;

/** No route fits a request. Carries no stack trace, since anybody can cause it at any rate. */
final class RoutingFault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final String allowed;

    /**
     * @param problem null when only the allowed methods were asked for
     * @param allowed methods, for the header {@code Allow}; null when that is not the point
     */
    RoutingFault(Problem problem, String allowed) {
        super(null, null, false, false);
        this.problem = problem;
        this.allowed = allowed;
    }

    Problem problem() {
        return problem;
    }

    String allowed() {
        return allowed;
    }
}
