/**
 * The stock of implants, abutments and biomaterials.
 */
@Export
@Version("1.2.0")
package org.alveolus.api.stock;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
