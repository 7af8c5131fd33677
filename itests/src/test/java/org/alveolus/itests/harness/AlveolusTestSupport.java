package org.alveolus.itests.harness;

import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.options.extra.VMOption;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

/**
 * A test that runs inside the built distribution, in a Karaf of its own per test class, and may use its services.
 *
 * <p>For what can be seen from outside use {@link RunningAlveolus}. A subclass that overrides {@link #database()} runs the
 * same tests on PostgreSQL; a subclass with further needs overrides {@link #furtherOptions()}. Both are called outside the
 * container.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public abstract class AlveolusTestSupport {

    private static final Duration PATIENCE = Duration.ofSeconds(300);
    private static final String HTTP_PORT = "alveolus.itests.http";

    @Inject
    protected BundleContext context;

    /** Describes the container. */
    @Configuration
    public Option[] configuration() {
        String httpPort = Integer.toString(Ports.free());
        List<Option> options = new ArrayList<>(List.of(
                karafDistributionConfiguration()
                        .frameworkUrl(Path.of(System.getProperty("alveolus.distribution"))
                                .toUri()
                                .toString())
                        .name("Alveolus")
                        .unpackDirectory(Path.of(System.getProperty("alveolus.work"), "exam")
                                .toFile()),
                keepRuntimeFolder(),
                configureConsole().ignoreLocalConsole(),
                systemProperty(HTTP_PORT).value(httpPort),
                editConfigurationFilePut("etc/org.ops4j.pax.web.cfg", "org.osgi.service.http.port", httpPort),
                editConfigurationFilePut("etc/org.apache.karaf.shell.cfg", "sshPort", Integer.toString(Ports.free())),
                // Where Pax Exam's own bundles are; the distribution itself needs no repository.
                editConfigurationFilePut(
                        "etc/org.ops4j.pax.url.mvn.cfg",
                        "org.ops4j.pax.url.mvn.defaultRepositories",
                        "${karaf.home.uri}${karaf.default.repository}@id=system.repository@snapshots, "
                                + Path.of(System.getProperty("alveolus.repository"))
                                        .toUri() + "@id=local@snapshots"),
                new VMOption("-Duser.timezone=UTC"),
                new VMOption("-Djdk.util.zip.disableZip64ExtraFieldValidation=true"),
                new VMOption("-Djava.security.manager=allow"),
                new VMOption("-Xmx512m"),
                new VMOption(RunningAlveolus.SHORT_LIFE),
                composite(JavaModules.options())));
        database()
                .settings()
                .forEach((key, value) ->
                        options.add(editConfigurationFilePut("etc/org.ops4j.datasource-alveolus.cfg", key, value)));
        options.addAll(furtherOptions());
        return options.toArray(Option[]::new);
    }

    /** Where the instance under test keeps its data. */
    protected Database database() {
        return Database.derby();
    }

    /** What else the container shall be like. */
    protected List<Option> furtherOptions() {
        return List.of();
    }

    /** Waits until the instance under test says that it is ready. */
    @Before
    public final void awaitReady() {
        Services services = services();
        Await.until(PATIENCE, () -> Health.ready(uri()), services::explain);
    }

    /** The services of the container. */
    protected final Services services() {
        return new Services(context);
    }

    /** Where people and programs reach the instance under test. */
    protected final URI uri() {
        return URI.create("http://127.0.0.1:" + System.getProperty(HTTP_PORT));
    }

    /** A client that nobody has signed in with. */
    protected final Api api() {
        return new Api(uri());
    }
}
