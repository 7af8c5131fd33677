/**
 * Reading codes: what the drivers made of a scan, ranked and joined.
 */
@Export
@Version("1.0.0")
package org.alveolus.api.scan;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
