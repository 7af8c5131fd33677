package org.alveolus.core.internal.schema;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/** Hands Flyway the files of one capability and nothing else; it does not search class paths, which differ inside OSGi. */
record Scripts(List<LoadableResource> files) implements ResourceProvider {

    static Scripts of(Collection<URL> addresses) {
        return new Scripts(
                addresses.stream().<LoadableResource>map(Script::new).sorted().toList());
    }

    @Override
    public LoadableResource getResource(String name) {
        return files.stream()
                .filter(file -> file.getRelativePath().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return files.stream()
                .filter(file -> file.getFilename().startsWith(prefix))
                .filter(file -> Arrays.stream(suffixes).anyMatch(file.getFilename()::endsWith))
                .toList();
    }

    private static final class Script extends LoadableResource {

        private final URL address;

        Script(URL address) {
            this.address = address;
        }

        @Override
        public Reader read() {
            try {
                return new InputStreamReader(address.openStream(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getAbsolutePath() {
            return address.getPath();
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return address.getPath();
        }

        @Override
        public String getFilename() {
            return address.getPath().substring(address.getPath().lastIndexOf('/') + 1);
        }

        @Override
        public String getRelativePath() {
            return getFilename();
        }
    }
}
