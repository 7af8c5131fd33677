/**
 * Console pages: a bundle registers a {@link org.alveolus.spi.console.ConsolePage} service and the page appears in the
 * menu at once; when the service goes, so does the page.
 */
@Export
@Version("1.0.0")
package org.alveolus.spi.console;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
