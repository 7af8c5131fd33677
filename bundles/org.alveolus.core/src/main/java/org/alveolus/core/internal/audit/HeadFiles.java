package org.alveolus.core.internal.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The last known head of each chain, written down outside the database: whoever cuts lines off the end of a chain, or writes it
 * anew, would have to change these files too. A file is named {@code <chain>.head} and holds number, hash and time, parted by
 * spaces.
 */
final class HeadFiles {

    private final Path folder;

    HeadFiles(Path folder) {
        this.folder = folder;
    }

    /** Those of a database: one that is set up anew, or another one, has chains of its own. */
    static HeadFiles of(Path folder, Connection connection) throws SQLException {
        String address = connection.getMetaData().getURL();
        return new HeadFiles(folder.resolve(
                UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8)).toString()));
    }

    /** Replaces the head of a chain; on disk, whole, when it returns. */
    void write(String chain, Head head, String time) {
        try {
            Files.createDirectories(folder);
            Path fresh = folder.resolve(chain + ".new");
            Files.writeString(
                    fresh,
                    head.number() + " " + head.hash() + " " + time + "\n",
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DSYNC);
            Files.move(fresh, file(chain), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the head of audit chain " + chain + " cannot be written to " + folder, e);
        }
    }

    /** What was last written for a chain; {@link Head#NONE} when nothing was. */
    Head read(String chain) {
        if (!Files.exists(file(chain))) {
            return Head.NONE;
        }
        try {
            String[] parts = Files.readString(file(chain), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            return new Head(Long.parseLong(parts[0]), parts[1]);
        } catch (IOException e) {
            throw new UncheckedIOException("the head of audit chain " + chain + " cannot be read", e);
        }
    }

    private Path file(String chain) {
        return folder.resolve(chain + ".head");
    }
}
