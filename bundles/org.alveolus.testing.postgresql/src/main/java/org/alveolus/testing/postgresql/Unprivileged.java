package org.alveolus.testing.postgresql;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;

/** Runs programs as an ordinary user: as this process's own, or as {@code nobody} when that is root. */
final class Unprivileged {

    private static final String ORDINARY = "nobody";

    private final boolean dropping;

    private Unprivileged(boolean dropping) {
        this.dropping = dropping;
    }

    static Unprivileged forThisProcess() throws IOException {
        Path own = Files.createTempFile("alveolus", "owner");
        try {
            return new Unprivileged("root".equals(Files.getOwner(own).getName()));
        } finally {
            Files.delete(own);
        }
    }

    ProcessBuilder run(List<String> command, Path folder) {
        List<String> words = new ArrayList<>();
        if (dropping) {
            words.addAll(List.of("setpriv", "--reuid=" + ORDINARY, "--regid=nogroup", "--clear-groups", "--"));
        }
        words.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    /** Hands a folder and all in it to the user that {@link #run} runs as. */
    void own(Path folder) throws IOException {
        if (!dropping) {
            return;
        }
        UserPrincipal owner =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(ORDINARY);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                return give(each);
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                return give(each);
            }

            private FileVisitResult give(Path each) throws IOException {
                Files.getFileAttributeView(each, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setOwner(owner);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
