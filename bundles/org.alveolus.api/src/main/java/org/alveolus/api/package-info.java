/**
 * What every capability stands on: who calls, in which transaction, how a refusal is told and how a list is paged.
 *
 * <p>No parameter or result is null unless its description says so. Values are immutable and thread-safe.
 */
@Export
@Version("1.0.0")
package org.alveolus.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
