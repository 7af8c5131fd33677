package org.alveolus.api;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a capability knows of the vendors' plugins that it calls. A capability that stops calling a plugin registers a service of
 * this type, so that administrators see why ({@code alveolus:plugins}). Any thread.
 */
@ConsumerType
public interface PluginWatch {

    /**
     * Why plugins are not called at the moment, in one English sentence each, by the {@code service.id} of the plugin's service.
     * Empty when all are called.
     */
    Map<Long, String> failures();
}
