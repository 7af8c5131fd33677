package org.alveolus.scan.internal.domain;

import java.util.List;
import org.alveolus.spi.scan.Repair;

/** A text that may be what the scanner meant, with what was mended to get it; nothing for the text as received. */
record Candidate(String text, List<Repair> repairs) {}
