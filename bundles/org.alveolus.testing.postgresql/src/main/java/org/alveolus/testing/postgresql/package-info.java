/** A real PostgreSQL server for tests, started from binaries that come with the build; works as root and as anybody. */
package org.alveolus.testing.postgresql;
