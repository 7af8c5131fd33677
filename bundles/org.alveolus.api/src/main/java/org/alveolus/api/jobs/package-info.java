/**
 * Work that runs by the clock, once in a cluster.
 */
@Export
@Version("1.0.0")
package org.alveolus.api.jobs;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
