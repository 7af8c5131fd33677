package org.alveolus.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;

/** Finds a capability's SQL files on the class path, in folders and jars. */
final class ClassPath {

    private ClassPath() {}

    static Collection<URL> sqlFiles(String folder) {
        try {
            List<URL> files = new ArrayList<>();
            for (URL address : Collections.list(ClassPath.class.getClassLoader().getResources(folder))) {
                files.addAll(
                        address.openConnection() instanceof JarURLConnection jar
                                ? inJar(jar, folder)
                                : inFolder(new File(address.toURI())));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<URL> inJar(JarURLConnection connection, String folder) throws IOException {
        try (JarFile jar =
                new JarFile(new File(URI.create(connection.getJarFileURL().toString())))) {
            List<URL> files = new ArrayList<>();
            for (String name : jar.stream().map(entry -> entry.getName()).toList()) {
                if (name.matches(folder + "/[^/]+\\.sql")) {
                    files.add(new URL("jar:" + connection.getJarFileURL() + "!/" + name));
                }
            }
            return files;
        }
    }

    private static List<URL> inFolder(File folder) throws IOException {
        List<URL> files = new ArrayList<>();
        File[] found = folder.listFiles((parent, name) -> name.endsWith(".sql"));
        for (File file : found == null ? new File[0] : found) {
            files.add(file.toURI().toURL());
        }
        return files;
    }
}
