package org.alveolus.console.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.framework.Bundle;

/** The folder {@code console/} of a bundle, read once; its address holds a hash of all that is in it. Immutable and thread-safe. */
final class Folder {

    private static final String ROOT = "console/";

    private final String name;
    private final String hash;
    private final Map<String, StaticFile> files;

    private Folder(String name, Map<String, StaticFile> files) {
        this.name = name;
        this.files = files;
        MessageDigest digest = StaticFile.digest();
        files.forEach((path, file) -> {
            digest.update((path + '\0').getBytes(StandardCharsets.UTF_8));
            digest.update(file.content());
        });
        this.hash = HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    }

    /**
     * @throws UncheckedIOException when the bundle cannot be read
     */
    static Folder of(Bundle bundle) {
        Map<String, byte[]> contents = new TreeMap<>();
        Enumeration<URL> entries = bundle.findEntries(ROOT, "*", true);
        while (entries != null && entries.hasMoreElements()) {
            URL entry = entries.nextElement();
            String path = entry.getPath().replaceFirst("^/?" + ROOT, "");
            if (StaticFile.typeOf(path).isPresent()) {
                contents.put(path, read(entry));
            }
        }
        return of(bundle.getSymbolicName(), contents);
    }

    static Folder of(String name, Map<String, byte[]> contents) {
        Map<String, StaticFile> files = new TreeMap<>();
        contents.forEach((path, content) -> files.put(path, StaticFile.of(path, content)));
        return new Folder(name, files);
    }

    /** The bundle's symbolic name. */
    String name() {
        return name;
    }

    String hash() {
        return hash;
    }

    /** Address of the folder, without a slash at the end. */
    String address() {
        return "/console/files/" + name + '/' + hash;
    }

    Optional<StaticFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    Set<String> paths() {
        return files.keySet();
    }

    static byte[] read(URL entry) {
        try (InputStream in = entry.openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
