/**
 * Accounts of people, and how a request is tied to one.
 */
@Export
@Version("1.0.0")
package org.alveolus.api.accounts;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
