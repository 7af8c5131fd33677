package org.alveolus.notifications.internal;

import java.net.URI;
import java.net.URISyntaxException;

/** Under which people reach this installation. Immutable. */
final class PublicAddress {

    private final String beginning;

    private PublicAddress(String beginning) {
        this.beginning = beginning;
    }

    /**
     * @throws IllegalArgumentException when it is no web address
     */
    static PublicAddress of(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                return new PublicAddress(uri.toString().replaceAll("/+$", ""));
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(wrong(text), e);
        }
        throw new IllegalArgumentException(wrong(text));
    }

    private static String wrong(String text) {
        return "publicAddress in etc/org.alveolus.notifications.cfg is a web address like https://alveolus.example, not '"
                + text + "'";
    }

    /**
     * @throws IllegalArgumentException when the path does not begin with a slash
     */
    URI page(String path) {
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("a path begins with one slash");
        }
        return URI.create(beginning + path);
    }
}
