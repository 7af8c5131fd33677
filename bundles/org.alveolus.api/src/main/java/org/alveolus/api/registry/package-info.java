/**
 * The implant registry: what was placed in whom, and how it is found again.
 */
@Export
@Version("1.2.0")
package org.alveolus.api.registry;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
