/**
 * Contract tests for plugins: a vendor extends one class, says how the plugin is made and what it can do, and runs it with JUnit 4.
 *
 * <p>The jar is for tests and is not installed in the runtime.
 */
package org.alveolus.spi.tck;
