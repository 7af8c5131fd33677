/** Measures the built distribution under load, beside the floors that it stands on. */
package org.alveolus.bench.load;
