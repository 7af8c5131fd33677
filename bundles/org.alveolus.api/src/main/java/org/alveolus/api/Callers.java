package org.alveolus.api;

import java.util.concurrent.Callable;

/** Binds the caller to the thread that works for it; the ground reads it for isolation, rights and audit. */
public final class Callers {

    private static final ThreadLocal<Caller> CURRENT = new ThreadLocal<>();

    private Callers() {}

    /**
     * The caller this thread works for.
     *
     * @throws IllegalStateException when it works for nobody: a programming error, since every entrance binds one
     */
    public static Caller current() {
        Caller caller = CURRENT.get();
        if (caller == null) {
            throw new IllegalStateException("no caller is bound to this thread");
        }
        return caller;
    }

    /** Whether a caller is bound to this thread. */
    public static boolean bound() {
        return CURRENT.get() != null;
    }

    /** Does the work for the caller, then binds the one before again. */
    public static <T> T as(Caller caller, Callable<T> work) throws Exception {
        Caller before = CURRENT.get();
        CURRENT.set(caller);
        try {
            return work.call();
        } finally {
            bind(before);
        }
    }

    /** Like {@link #as(Caller, Callable)} for work without result and checked exceptions. */
    public static void as(Caller caller, Runnable work) {
        Caller before = CURRENT.get();
        CURRENT.set(caller);
        try {
            work.run();
        } finally {
            bind(before);
        }
    }

    /**
     * Binds or, with null, unbinds; for entrances that have a begin and an end instead of a block. Whoever binds unbinds.
     */
    public static void bind(Caller caller) {
        if (caller == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(caller);
        }
    }
}
