/**
 * Messages to people, by mail or text message.
 */
@Export
@Version("1.0.0")
package org.alveolus.api.notify;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
