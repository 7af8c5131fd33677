package org.alveolus.scan.internal.domain;

import java.util.List;
import java.util.Optional;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.ScanElement;

/**
 * What ties the two HIBC symbols of a box together: the secondary symbol repeats the check character of the primary one as its
 * link character (ANSI/HIBC 2.6, 2.2). Stateless.
 */
final class HibcLinks {

    private static final String STANDARD = "HIBC";
    private static final String LINK = "LINK";
    private static final String CHECK = "CHECK";

    private HibcLinks() {}

    /**
     * What speaks against joining a code with the others of its scan: an error when it links to none of them; a warning when
     * the product comes from a code of another standard, to which nothing links.
     */
    static Optional<Finding> fault(CodeRead code, List<CodeRead> all) {
        Optional<String> link = link(code);
        if (link.isEmpty()) {
            return Optional.empty();
        }
        List<String> checks = all.stream()
                .filter(HibcLinks::isPrimary)
                .flatMap(primary -> element(primary, CHECK).stream())
                .toList();
        int position = position(code, link.get());
        if (!checks.isEmpty()) {
            return checks.contains(link.get())
                    ? Optional.empty()
                    : Optional.of(Finding.error(
                            "link-character",
                            position,
                            "The codes are not of one box: the link character is '" + link.get()
                                    + "', the primary symbol ends with '" + String.join("' or '", checks) + "'."));
        }
        return all.stream().noneMatch(HibcLinks::hasProduct)
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        "link-unproven",
                        position,
                        "The link character '" + link.get()
                                + "' belongs to an HIBC symbol that was not scanned; compare with the label."));
    }

    /** The link character of a symbol without a product; within one code the driver compares. */
    private static Optional<String> link(CodeRead code) {
        return isHibc(code) && !hasProduct(code) ? element(code, LINK) : Optional.empty();
    }

    private static boolean isPrimary(CodeRead code) {
        return isHibc(code) && hasProduct(code);
    }

    private static boolean isHibc(CodeRead code) {
        Reading reading = code.read().reading();
        return reading != null && reading.standard().equals(STANDARD);
    }

    private static boolean hasProduct(CodeRead code) {
        Reading reading = code.read().reading();
        return reading != null && reading.fields().udiDi().isPresent();
    }

    private static Optional<String> element(CodeRead code, String id) {
        return code.read().reading().elements().stream()
                .filter(element -> element.id().equals(id))
                .map(ScanElement::value)
                .findFirst();
    }

    /** The last two characters of a secondary symbol are link and check; -1 when the text was repaired beyond that. */
    private static int position(CodeRead code, String link) {
        int within = code.text().lastIndexOf(link + element(code, CHECK).orElse(""));
        return within < 0 ? -1 : code.at() + within;
    }
}
