/**
 * What the integration tests stand on: the distribution as a process of its own ({@link
 * org.alveolus.itests.harness.RunningAlveolus}) for everything that can be seen from outside, and as a container with the
 * test inside ({@link org.alveolus.itests.harness.AlveolusTestSupport}) for what needs its services.
 */
package org.alveolus.itests.harness;
