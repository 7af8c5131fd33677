package org.alveolus.console.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A file as it goes over the wire: plain and compressed, with its type and tag. Immutable; its arrays are not to be changed. */
final class StaticFile {

    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "jpg", "image/jpeg",
            "woff2", "font/woff2",
            "wasm", "application/wasm",
            "html", "text/html; charset=utf-8");

    private final byte[] content;
    private final byte[] compressed;
    private final String type;
    private final String tag;

    private StaticFile(byte[] content, String type) {
        this.content = content;
        this.type = type;
        this.tag = hash(content).substring(0, 16);
        byte[] smaller = compress(content);
        this.compressed = smaller.length < content.length ? smaller : null;
    }

    /** The type of files with this name; empty for files that the console does not serve. */
    static Optional<String> typeOf(String path) {
        return Optional.ofNullable(
                TYPES.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)));
    }

    /**
     * @param path decides the type
     * @throws IllegalArgumentException when files of this name are not served
     */
    static StaticFile of(String path, byte[] content) {
        return new StaticFile(
                content, typeOf(path).orElseThrow(() -> new IllegalArgumentException("not a file to serve: " + path)));
    }

    byte[] content() {
        return content;
    }

    /** Null when compressing makes it no smaller. */
    byte[] compressed() {
        return compressed;
    }

    String type() {
        return type;
    }

    /** The entity tag's opaque part, without quotes. */
    String tag() {
        return tag;
    }

    /** SHA-256 in hexadecimal. */
    static String hash(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] compress(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
