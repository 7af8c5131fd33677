/** What the architecture test reads: manifests and feature files. */
package org.alveolus.itests.architecture;
