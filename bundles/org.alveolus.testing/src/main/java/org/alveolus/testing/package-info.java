/** A database, transactions, a caller and a clock for tests of services and persistence without OSGi. */
package org.alveolus.testing;
