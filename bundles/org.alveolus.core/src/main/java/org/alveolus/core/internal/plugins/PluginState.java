package org.alveolus.core.internal.plugins;

/**
 * What is known of a vendor's plugin.
 *
 * @param kind name of the contract it fulfils; empty when its bundle did not get so far
 * @param name of its component or service class
 * @param state {@code active}, or what keeps it from being so
 * @param reason why it is not active; empty when it is
 */
public record PluginState(
        String kind,
        String name,
        String bundle,
        String version,
        String vendor,
        String licence,
        String state,
        String reason) {}
