package org.alveolus.stock.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Transactions;
import org.alveolus.api.accounts.Account;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.institution.PracticeLocation;
import org.alveolus.api.notify.Notification;
import org.alveolus.api.notify.Notifications;
import org.alveolus.stock.internal.domain.ExpiryStage;

/**
 * Tells those responsible, by mail, what must go back or has expired: each item once per stage. What is told and that it was told are one
 * transaction, so that a run that is cut off tells nothing twice and forgets nothing.
 */
final class ExpiryMails {

    static final String TOPIC = "stock-expiry";

    /** The hour at the institution from which on mails go out. */
    static final int FIRST_HOUR = 7;

    private static final int MAXIMUM_LINES = 100;
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.forLanguageTag("nl"));

    private final ExpiryWatch watch;
    private final Transactions transactions;
    private final Clock clock;

    ExpiryMails(ExpiryWatch watch, Transactions transactions, Clock clock) {
        this.watch = watch;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** All institutions whose day has begun and that were not told of it yet. Stops when its thread is interrupted. */
    void send(Institutions institutions, Notifications notifications) {
        for (Institution institution : institutions.all()) {
            boolean early = clock.instant().atZone(institution.zone()).getHour() < FIRST_HOUR;
            if (!early && !Thread.currentThread().isInterrupted()) {
                Caller system = institutions.systemCaller(institution.id(), new Caller.Origin("job", null, null));
                Callers.as(
                        system,
                        () -> transactions.run(() -> {
                            if (watch.begin()) {
                                institutions
                                        .locations()
                                        .forEach(location -> send(institution, location, notifications));
                            }
                        }));
            }
        }
    }

    /** Nothing is marked as told while nobody is responsible: whoever is chosen later is told all. */
    private void send(Institution institution, PracticeLocation location, Notifications notifications) {
        List<Account> people = watch.watching(location.id());
        if (people.isEmpty()) {
            return;
        }
        List<ExpiryWatch.Watched> untold = watch.tell(location.id());
        if (untold.isEmpty()) {
            return;
        }
        Text text = new Text(institution.languages().get(0));
        String subject = text.get("subject", untold.size(), location.name());
        String body = body(text, untold, location, notifications);
        people.forEach(account -> notifications.queue(
                new Notification(Notification.Medium.MAIL, account.email(), subject, body, TOPIC, false)));
    }

    private static String body(
            Text text, List<ExpiryWatch.Watched> untold, PracticeLocation location, Notifications notifications) {
        List<String> lines = new ArrayList<>();
        lines.add(text.get("intro", untold.size(), location.name()));
        String supplier = null;
        ExpiryStage stage = null;
        for (ExpiryWatch.Watched watched : untold.subList(0, Math.min(MAXIMUM_LINES, untold.size()))) {
            String name = watched.supplier() == null
                    ? text.get("no-supplier")
                    : watched.supplier().name();
            if (!name.equals(supplier)) {
                lines.add("");
                lines.add(name);
                stage = null;
            }
            if (watched.stage() != stage) {
                lines.add("  " + text.get("stage." + watched.stage()));
            }
            supplier = name;
            stage = watched.stage();
            lines.add("  - " + item(text, watched));
        }
        if (untold.size() > MAXIMUM_LINES) {
            lines.add("");
            lines.add(text.get("more", untold.size() - MAXIMUM_LINES));
        }
        lines.add("");
        lines.add(notifications.address("/console/stock/expiry").toString());
        return String.join("\n", lines);
    }

    private static String item(Text text, ExpiryWatch.Watched watched) {
        Device device = watched.item().device();
        String lot = device.lot() == null ? device.serial() : device.lot();
        return Stream.of(
                        device.name(),
                        device.productCode(),
                        lot == null ? null : text.get("lot", lot),
                        text.get("expiry", text.day(device.expiry().lastDay())),
                        watched.returnBy() == null ? null : text.get("return-by", text.day(watched.returnBy())),
                        watched.item().storageTitle())
                .filter(part -> part != null)
                .collect(Collectors.joining(", "));
    }

    /** The words of the mail in one language, or in English. */
    private static final class Text {

        private final Locale language;
        private final Properties texts = new Properties();

        Text(Locale wanted) {
            language = LANGUAGES.stream()
                    .filter(known -> known.getLanguage().equals(wanted.getLanguage()))
                    .findFirst()
                    .orElse(Locale.ENGLISH);
            try (Reader reader = new InputStreamReader(
                    ExpiryMails.class.getResourceAsStream("/mail/" + language.getLanguage() + ".properties"),
                    StandardCharsets.UTF_8)) {
                texts.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String get(String key, Object... values) {
            String text = texts.getProperty(key);
            if (text == null) {
                throw new IllegalArgumentException("no text " + key);
            }
            return values.length == 0 ? text : new MessageFormat(text, language).format(values);
        }

        String day(LocalDate day) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                    .withLocale(language)
                    .format(day);
        }
    }
}
