/**
 * The patient directory of an institution.
 */
@Export
@Version("1.1.0")
package org.alveolus.api.patients;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
