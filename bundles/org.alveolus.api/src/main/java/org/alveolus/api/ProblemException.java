package org.alveolus.api;

/** Carries a {@link Problem}; the transaction in which it is thrown is rolled back. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.type() + ": " + (problem.detail() == null ? problem.title() : problem.detail()));
        this.problem = problem;
    }

    public ProblemException(Problem problem, Throwable cause) {
        this(problem);
        initCause(cause);
    }

    public Problem problem() {
        return problem;
    }
}
