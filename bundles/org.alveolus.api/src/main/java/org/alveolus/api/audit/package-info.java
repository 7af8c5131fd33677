/**
 * The audit log: append-only and hash-chained per institution (NEN 7513).
 */
@Export
@Version("1.0.0")
package org.alveolus.api.audit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
