package org.alveolus.scan.internal.domain;

import org.alveolus.spi.scan.Finding;

/**
 * One of the codes of a scan and what was made of it.
 *
 * @param text the code as received
 * @param at where it stands in the text of the scan
 */
record CodeRead(String text, int at, Read read) {

    /** A finding about this code as one about the scan. */
    Finding placed(Finding finding) {
        return finding.position() < 0
                ? finding
                : new Finding(finding.severity(), finding.code(), at + finding.position(), finding.message());
    }
}
