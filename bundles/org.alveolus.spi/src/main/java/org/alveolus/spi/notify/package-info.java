/**
 * Channels by which messages reach people: a vendor's bundle registers a {@link org.alveolus.spi.notify.NotificationChannel} service
 * and is given every message of its medium from then on.
 *
 * <p>Everything but the channel is an immutable value. No parameter or result is null unless its description says so.
 */
@Export
@Version("1.0.0")
package org.alveolus.spi.notify;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
