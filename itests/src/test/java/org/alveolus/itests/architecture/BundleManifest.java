package org.alveolus.itests.architecture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** The manifest of a bundle. */
public final class BundleManifest {

    private final Attributes headers;

    private BundleManifest(Attributes headers) {
        this.headers = headers;
    }

    /** Reads the manifest of that jar. */
    public static BundleManifest of(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return new BundleManifest(file.getManifest().getMainAttributes());
        }
    }

    /** The symbolic name. */
    public String name() {
        return headers.getValue("Bundle-SymbolicName").split(";", 2)[0].trim();
    }

    /** Tells whether there is such a header. */
    public boolean has(String header) {
        return headers.getValue(header) != null;
    }

    /** Imported packages, each with the rest of its clause. */
    public Map<String, String> imports() {
        return packages("Import-Package");
    }

    /** Exported packages, each with the rest of its clause. */
    public Map<String, String> exports() {
        return packages("Export-Package");
    }

    private Map<String, String> packages(String header) {
        Map<String, String> packages = new LinkedHashMap<>();
        String value = headers.getValue(header);
        if (value != null) {
            // Commas inside quotes separate versions and used packages, not clauses.
            for (String clause : value.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
                String[] parts = clause.trim().split(";", 2);
                packages.put(parts[0], parts.length > 1 ? parts[1] : "");
            }
        }
        return packages;
    }
}
