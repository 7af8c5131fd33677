/** What {@link org.alveolus.itests.HotSwapIT} sees and does: the work that goes on, and what comes, goes and must not stay. */
package org.alveolus.itests.hotswap;
