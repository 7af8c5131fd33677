/** What the registry promises, tried on the built distribution from outside. */
package org.alveolus.itests.registry;
