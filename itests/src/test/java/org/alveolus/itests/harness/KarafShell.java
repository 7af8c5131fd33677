package org.alveolus.itests.harness;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Set;
import java.util.TreeSet;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;

/** The shell of the container under test, with an administrator before it. */
public final class KarafShell {

    private static final Set<String> ROLES = Set.of("admin", "manager", "viewer", "systembundles");

    private final SessionFactory sessions;

    /** The shell of that container. */
    public KarafShell(Services services) {
        sessions = services.await(SessionFactory.class);
    }

    /**
     * Types a line and waits for its end.
     *
     * @return what it printed
     * @throws AssertionError when the command fails
     */
    public String type(String line) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream screen = new PrintStream(output, true, StandardCharsets.UTF_8);
        Subject administrator = new Subject();
        ROLES.forEach(role -> administrator.getPrincipals().add(new RolePrincipal(role)));
        try {
            Subject.doAs(administrator, (PrivilegedExceptionAction<Object>) () -> {
                Session session = sessions.create(new ByteArrayInputStream(new byte[0]), screen, screen);
                try {
                    return session.execute(line);
                } finally {
                    session.close();
                }
            });
        } catch (PrivilegedActionException failure) {
            throw new AssertionError(line + "\n" + output.toString(StandardCharsets.UTF_8), failure.getCause());
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    /** The names of all commands of Alveolus. */
    public Set<String> commands() {
        Set<String> names = new TreeSet<>();
        sessions.getRegistry().getCommands().stream()
                .filter(command -> command.getScope().equals("alveolus"))
                .forEach(command -> names.add(command.getName()));
        return names;
    }
}
