package org.alveolus.itests.hotswap;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/** Remembers every bundle to which anything happened. */
public final class BundleWatch implements AutoCloseable {

    private final BundleContext context;
    private final Set<Long> touched = ConcurrentHashMap.newKeySet();
    private final SynchronousBundleListener listener;

    /** Begins to watch. */
    public BundleWatch(BundleContext context) {
        this.context = context;
        listener = this::note;
        context.addBundleListener(listener);
    }

    private void note(BundleEvent event) {
        touched.add(event.getBundle().getBundleId());
    }

    /** The ids of bundles that were installed, resolved, started, stopped, updated or taken away since. */
    public Set<Long> touched() {
        return Set.copyOf(touched);
    }

    @Override
    public void close() {
        context.removeBundleListener(listener);
    }
}
