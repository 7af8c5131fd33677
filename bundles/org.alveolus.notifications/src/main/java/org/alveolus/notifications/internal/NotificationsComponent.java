package org.alveolus.notifications.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManagerFactory;
import org.alveolus.api.Callers;
import org.alveolus.api.Cursor;
import org.alveolus.api.Ids;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.Transactions;
import org.alveolus.api.accounts.Account;
import org.alveolus.api.accounts.Accounts;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.audit.AuditLog;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.notify.Notification;
import org.alveolus.api.notify.Notification.Medium;
import org.alveolus.api.notify.Notifications;
import org.alveolus.notifications.internal.domain.MessageCheck;
import org.alveolus.notifications.internal.domain.MessageFilter;
import org.alveolus.notifications.internal.domain.MessageState;
import org.alveolus.notifications.internal.domain.State;
import org.alveolus.notifications.internal.persistence.MessageEntity;
import org.alveolus.notifications.internal.persistence.MessageRows;
import org.alveolus.notifications.internal.persistence.QueueTable;
import org.alveolus.spi.notify.NotificationChannel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** Messages to people: queues them, has them sent, and shows administrators what became of them. Any thread. */
@Component(
        service = {Notifications.class, NotificationsComponent.class},
        configurationPid = "org.alveolus.notifications")
@Designate(ocd = NotificationsConfiguration.class)
public final class NotificationsComponent implements Notifications {

    private static final Comparator<MessageEntity> NEWEST_FIRST = Comparator.comparing(MessageEntity::queuedAt)
            .thenComparing(message -> message.id().toString())
            .reversed();

    private final Transactions transactions;
    private final AuditLog audit;
    private final Clock clock;
    private final PublicAddress address;
    private final Duration kept;
    private final Messages messages;
    private final QueueTable queue;
    private final Channels channels = new Channels();
    private final Dispatcher dispatcher;
    private final Courier courier;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Accounts accounts;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Institutions institutions;

    /**
     * @throws IllegalArgumentException when a setting is wrong
     */
    @Activate
    public NotificationsComponent(
            @Reference(target = "(osgi.unit.name=notifications)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference AuditLog audit,
            @Reference Clock clock,
            NotificationsConfiguration configuration) {
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.address = PublicAddress.of(configuration.publicAddress());
        this.kept = Duration.ofDays(configuration.keepDays());
        this.messages = new Messages(transactions, unit);
        this.queue = new QueueTable(transactions);
        this.dispatcher = new Dispatcher(transactions, queue, messages, channels, clock);
        this.courier = new Courier(dispatcher::sendDue);
    }

    /** For use outside of OSGi. */
    NotificationsComponent(
            EntityManagerFactory unit,
            Transactions transactions,
            AuditLog audit,
            Clock clock,
            NotificationsConfiguration configuration,
            Accounts accounts,
            Institutions institutions) {
        this(unit, transactions, audit, clock, configuration);
        this.accounts = accounts;
        this.institutions = institutions;
    }

    @Deactivate
    void leave() {
        dispatcher.close();
        courier.close();
        transactions.drain();
    }

    /** A channel came: what waited for it goes now. */
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindChannel(NotificationChannel channel, Map<String, Object> properties) {
        channels.add(channel, properties)
                .ifPresent(medium ->
                        courier.go(() -> transactions.run((Runnable) () -> queue.hurryAll(medium, clock.instant()))));
    }

    /** A channel went. */
    void unbindChannel(Map<String, Object> properties) {
        channels.remove(properties);
    }

    @Override
    public UUID queue(Notification notification) {
        MessageCheck.check(notification);
        InstitutionId owner = Messages.owner();
        UUID id = Ids.next();
        transactions.run(() -> {
            Instant now = now();
            messages.in(owner, rows -> rows.add(id, notification, now));
            queue.add(id, owner, notification.medium(), now);
            transactions.afterCommit(courier::go);
        });
        return id;
    }

    @Override
    public boolean reaches(Medium medium) {
        return channels.of(medium).isPresent() || outboxInUse();
    }

    @Override
    public URI address(String path) {
        return address.page(path);
    }

    /** Whether messages go to the outbox that the console shows, since no channel ever was. */
    public boolean outboxInUse() {
        return dispatcher.outboxInUse();
    }

    /** Sends nothing by itself any more; what is queued waits for {@link #sendDue}. */
    void stopCourier() {
        courier.close();
    }

    /** Sends what is due, in this thread. */
    void sendDue() {
        dispatcher.sendDue();
    }

    /**
     * The messages of the caller's institution, the newest first, without their texts. While the outbox is in use also those of
     * no institution that went to its staff: then nobody else could see them.
     */
    public Page<MessageState> list(MessageFilter filter, Page.Request page) {
        MessageRows.Place after = place(page.cursor());
        int limit = page.limit() + 1;
        List<MessageEntity> found =
                new ArrayList<>(messages.in(Messages.owner(), rows -> rows.list(filter, after, limit)));
        Set<String> staff = staffInOutbox();
        found.addAll(messages.in(Messages.OPERATOR, rows -> rows.listTo(staff, filter, after, limit)));
        found.sort(NEWEST_FIRST);
        List<MessageEntity> part = found.subList(0, Math.min(found.size(), page.limit()));
        return new Page<>(
                part.stream()
                        .map(message -> message.toState(false).withoutText())
                        .toList(),
                found.size() > page.limit() ? cursor(part.get(part.size() - 1)) : null);
    }

    /** The addresses of the institution's staff while the outbox is in use, else none. */
    private Set<String> staffInOutbox() {
        Accounts present = accounts;
        return present == null || Messages.owner().equals(Messages.OPERATOR) || !outboxInUse()
                ? Set.of()
                : present.staff().stream()
                        .map(account -> MessageEntity.key(account.email()))
                        .collect(Collectors.toSet());
    }

    private static MessageRows.Place place(String cursor) {
        if (cursor == null) {
            return null;
        }
        List<String> values = Cursor.values(cursor, 2);
        return new MessageRows.Place(Instant.parse(values.get(0)), values.get(1));
    }

    private static String cursor(MessageEntity last) {
        return Cursor.of(last.queuedAt(), last.id());
    }

    /**
     * One of the messages that {@link #list} shows, with its text where that may be seen.
     *
     * @throws org.alveolus.api.ProblemException 404
     */
    public MessageState read(UUID id) {
        return transactions.run(() -> {
            MessageState state = messages.with(owner(id), id, message -> message.toState(outboxInUse()))
                    .orElseThrow(() -> unknown().exception());
            audit.record(AuditEvent.of(AuditEvent.Action.READ, "message", id, "Read a message to " + state.to()));
            return state;
        });
    }

    /** Whose it is, of those whose messages the caller sees. */
    private InstitutionId owner(UUID id) {
        boolean ofStaff = messages.with(Messages.OPERATOR, id, message -> staffInOutbox()
                        .contains(MessageEntity.key(message.toState(false).to())))
                .orElse(false);
        return ofStaff ? Messages.OPERATOR : Messages.owner();
    }

    /**
     * Has a message sent now that waits for another try, lies in the outbox or has failed.
     *
     * @throws org.alveolus.api.ProblemException 404; 409 {@code already-sent}, {@code being-sent}, {@code text-erased}
     */
    public MessageState sendAgain(UUID id) {
        return transactions.run(() -> {
            InstitutionId owner = owner(id);
            MessageState state = messages.with(owner, id, message -> sendAgain(owner, message))
                    .orElseThrow(() -> unknown().exception());
            audit.record(AuditEvent.of(AuditEvent.Action.EXECUTE, "message", id, "Sent again to " + state.to()));
            transactions.afterCommit(courier::go);
            return state;
        });
    }

    private MessageState sendAgain(InstitutionId owner, MessageEntity message) {
        Instant now = now();
        if (message.state() == State.DELIVERED) {
            throw Problem.conflict("already-sent", "This message has been delivered.")
                    .exception();
        }
        if (!message.hasText()) {
            throw Problem.conflict("text-erased", "Its text was erased, since it was secret. Ask for a new one.")
                    .exception();
        }
        if (message.state() != State.WAITING) {
            queue.add(message.id(), owner, message.medium(), now);
        } else if (!queue.hurry(message.id(), now)) {
            throw Problem.conflict("being-sent", "This message is being sent at this moment.")
                    .exception();
        }
        message.await(now);
        return message.toState(false).withoutText();
    }

    /**
     * Sends the caller a message that says nothing, by mail.
     *
     * @throws org.alveolus.api.ProblemException 409 {@code no-address} when the caller is no person of the institution's staff
     */
    public MessageState test() {
        String to = Optional.ofNullable(accounts)
                .flatMap(present ->
                        Optional.ofNullable(Callers.current().account()).flatMap(present::findStaff))
                .map(Account::email)
                .orElseThrow(() -> Problem.conflict("no-address", "Only staff with a mail address can be sent one.")
                        .exception());
        return transactions.run(() -> {
            UUID id = queue(TestMessage.to(to, address("/")));
            audit.record(AuditEvent.of(AuditEvent.Action.CREATE, "message", id, "Sent a test message to " + to));
            return messages.with(Messages.owner(), id, message -> message.toState(false)
                            .withoutText())
                    .orElseThrow();
        });
    }

    private static Problem unknown() {
        return Problem.notFound("There is no such message.");
    }

    /** Deletes what was kept long enough, and secret texts when the outbox is no longer in use; how many rows. */
    int forget() {
        Instant then = now().minus(kept);
        boolean secrets = !outboxInUse();
        Set<InstitutionId> all = new HashSet<>(Set.of(Messages.OPERATOR));
        Optional.ofNullable(institutions)
                .ifPresent(
                        present -> present.all().stream().map(Institution::id).forEach(all::add));
        return all.stream()
                .mapToInt(institution -> messages.in(
                        institution, rows -> rows.deleteBefore(then) + (secrets ? rows.forgetSecrets() : 0)))
                .sum();
    }

    /** To the microsecond, as the databases keep it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
