package org.alveolus.spi.scan;

/**
 * Why a reading deserves belief; the platform ranks by it.
 *
 * @param symbologyIdentified the symbology identifier says that the content is of this standard
 * @param checksPassed number of check digits and check characters that were verified and right
 * @param checksFailed number of those that were wrong
 * @param unread number of characters that no element accounts for
 */
public record Evidence(boolean symbologyIdentified, int checksPassed, int checksFailed, int unread) {

    /** Nothing for and nothing against. */
    public static final Evidence NONE = new Evidence(false, 0, 0, 0);
}
