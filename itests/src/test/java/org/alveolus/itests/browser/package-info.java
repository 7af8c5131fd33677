/**
 * What people do in the console, by a real browser: Chromium without a window, driven by key presses, looked at by
 * screenshots and checked by axe-core.
 */
package org.alveolus.itests.browser;
