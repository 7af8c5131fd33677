package org.alveolus.core.internal.audit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Cursor;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditLine;
import org.alveolus.api.audit.AuditLog;
import org.alveolus.api.audit.AuditQuery;
import org.alveolus.core.internal.Node;
import org.alveolus.core.internal.transaction.JtaTransactions;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit log in the database. Any thread. */
@Component(service = {AuditLog.class, AuditComponent.class})
public final class AuditComponent implements AuditLog {

    /** The chain of acts that belong to no institution. */
    public static final String SYSTEM_CHAIN = Line.SYSTEM_CHAIN;

    private static final Logger LOG = LoggerFactory.getLogger(AuditComponent.class);

    private final JtaTransactions transactions;
    private final Clock clock;
    private final Path folder;

    /** @param database that the tables of the audit log are there, when this service is there */
    @Activate
    public AuditComponent(
            @Reference JtaTransactions transactions,
            @Reference(target = "(osgi.jndi.service.name=alveolus/audit)") DataSource database,
            @Reference Clock clock,
            BundleContext context) {
        this(transactions, clock, Path.of(context.getProperty("karaf.data"), "audit"));
    }

    /** @param folder where heads are written down */
    public AuditComponent(JtaTransactions transactions, Clock clock, Path folder) {
        this.transactions = transactions;
        this.clock = clock;
        this.folder = folder;
    }

    @Override
    public void record(AuditEvent event) {
        recordAll(List.of(event));
    }

    @Override
    public void recordAll(Collection<AuditEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        Caller caller = Callers.current();
        transactions.run(() -> {
            AuditQueue queue = transactions.last(AuditQueue.class, () -> new AuditQueue(transactions));
            events.forEach(event -> queue.add(Line.of(caller, event, clock.instant(), Node.name())));
        });
    }

    @Override
    public Page<AuditLine> find(AuditQuery query, Page.Request page) {
        return find(chainOfAdministrator(), query, page);
    }

    /** Lines of any chain; for the shell. */
    public Page<AuditLine> find(String chain, AuditQuery query, Page.Request page) {
        long before = page.cursor() == null ? Long.MAX_VALUE : number(page.cursor());
        List<AuditTable.Stored> found = transactions.run(() -> {
            try (Connection connection = transactions.connection(chain)) {
                return AuditTable.find(connection, chain, query, before, page.limit() + 1);
            } catch (SQLException e) {
                throw new IllegalStateException("the audit log cannot be read", e);
            }
        });
        List<AuditLine> lines = found.stream()
                .limit(page.limit())
                .map(stored -> stored.line().numbered(stored.number(), stored.hash()))
                .toList();
        boolean more = found.size() > page.limit();
        return new Page<>(lines, more ? Cursor.of(lines.get(lines.size() - 1).number()) : null);
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(Cursor.values(cursor, 1).get(0));
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    Problem.invalid("?cursor", "not-a-cursor", "cursor must be the 'next' of an earlier answer"), e);
        }
    }

    @Override
    public Verification verify() {
        return verify(chainOfAdministrator());
    }

    /** Walks any chain; for the shell. */
    public Verification verify(String chain) {
        return transactions.run(() -> {
            try (Connection connection = transactions.connection(chain)) {
                Walk walk = new Walk(HeadFiles.of(folder, connection).read(chain));
                Head head = AuditTable.head(connection, chain);
                Head last = head == null ? Head.NONE : head;
                AuditTable.read(connection, chain, 1, last.number(), walk);
                return walk.end(last);
            } catch (SQLException e) {
                throw new IllegalStateException("the audit log cannot be read", e);
            }
        });
    }

    /** Writes down the ends of all chains outside the database, where they have grown since. */
    public void writeHeads() {
        transactions.run(() -> {
            try (Connection connection = transactions.connection(null)) {
                HeadFiles files = HeadFiles.of(folder, connection);
                AuditTable.heads(connection).forEach((chain, head) -> writeHead(files, chain, head));
            } catch (SQLException e) {
                throw new IllegalStateException("the audit log cannot be read", e);
            }
        });
    }

    private void writeHead(HeadFiles files, String chain, Head head) {
        Head before = files.read(chain);
        if (head.number() < before.number()) {
            LOG.error(
                    "Audit chain {} ends with line {}, but it had {} lines before: lines were cut off",
                    chain,
                    head.number(),
                    before.number());
        } else if (head.number() > before.number()) {
            files.write(chain, head, clock.instant().toString());
            LOG.info("Audit chain {} ends with line {} and hash {}", chain, head.number(), head.hash());
        }
    }

    /** The chains there are: ids of institutions, and {@link #SYSTEM_CHAIN}. */
    public List<String> chains() {
        return transactions.run(() -> {
            try (Connection connection = transactions.connection(null)) {
                return List.copyOf(AuditTable.heads(connection).keySet());
            } catch (SQLException e) {
                throw new IllegalStateException("the audit log cannot be read", e);
            }
        });
    }

    private static String chainOfAdministrator() {
        Caller caller = Callers.current();
        String chain = caller.requireInstitution().toString();
        if (!caller.rights().administrator()) {
            throw Problem.forbidden("no-right", "Only an administrator of the institution reads its audit log.")
                    .exception();
        }
        return chain;
    }
}
