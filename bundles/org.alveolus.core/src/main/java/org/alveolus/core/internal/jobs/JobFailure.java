package org.alveolus.core.internal.jobs;

/** Carries what a job threw through the scheduler. */
final class JobFailure extends RuntimeException {

    JobFailure(String job, Exception cause) {
        super("job '" + job + "' failed", cause);
    }

    static String reason(Throwable failure) {
        Throwable cause = failure instanceof JobFailure ? failure.getCause() : failure;
        return cause.toString();
    }
}
