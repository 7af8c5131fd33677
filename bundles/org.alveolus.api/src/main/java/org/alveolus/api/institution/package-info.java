/**
 * Clinics and labs and their practice locations.
 */
@Export
@Version("1.0.0")
package org.alveolus.api.institution;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
