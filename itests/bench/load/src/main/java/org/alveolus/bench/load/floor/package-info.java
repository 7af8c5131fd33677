/** What Alveolus stands on: a plain servlet, and plain JDBC. Installed into the distribution under test. */
package org.alveolus.bench.load.floor;
