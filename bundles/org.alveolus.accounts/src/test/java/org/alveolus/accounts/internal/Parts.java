package org.alveolus.accounts.internal;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alveolus.accounts.internal.domain.PasswordHasher;
import org.alveolus.api.notify.Notification;
import org.alveolus.api.notify.Notifications;
import org.alveolus.testing.OneClinic;
import org.alveolus.testing.TestGround;

/** The parts of this capability on a ground, as the component puts them together, with a letter box in place of mail. */
final class Parts {

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(24);
    private static final Pattern SECRET = Pattern.compile("#(password|email)=(\\S+)");

    final List<Notification> letters = new CopyOnWriteArrayList<>();
    final OneClinic institutions = new OneClinic("De Linde", List.of());
    final PasswordHasher hasher = new PasswordHasher();
    final Members members;
    final Links links;
    final SecondFactors factors;
    final ApiTokens tokens;
    final Sessions sessions;
    final Staff staff;
    boolean mail = true;

    Parts(TestGround ground) {
        Mails mails = new Mails(() -> mail ? Optional.of(new LetterBox(ground)) : Optional.empty());
        members = new Members(ground.unit("accounts"), ground.transactions(), ground.audit(), ground.clock(), hasher);
        links = new Links(members, mails, hasher, ground.transactions(), ground.audit(), ground.clock(), Runnable::run);
        factors = new SecondFactors(members, mails, ground.transactions(), ground.audit(), ground.clock());
        tokens = new ApiTokens(members, ground.transactions(), ground.audit(), ground.clock());
        sessions = new Sessions(
                members, hasher, factors, tokens, ground.transactions(), ground.audit(), ground.clock(), IDLE, LONGEST);
        staff = new Staff(
                ground.unit("accounts"),
                ground.transactions(),
                ground.audit(),
                ground.clock(),
                hasher,
                members,
                sessions,
                tokens,
                links,
                () -> Optional.of(institutions));
    }

    /** The subjects of the letters to an address. */
    List<String> subjects(String to) {
        return letters.stream()
                .filter(letter -> letter.to().equalsIgnoreCase(to))
                .map(Notification::subject)
                .toList();
    }

    /** The secret of the last link that was sent to an address. */
    String secret(String to) {
        String text = letters.stream()
                .filter(letter -> letter.to().equalsIgnoreCase(to) && letter.secret())
                .reduce((first, second) -> second)
                .orElseThrow()
                .text();
        Matcher matcher = SECRET.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError(text);
        }
        return matcher.group(2);
    }

    /** Keeps letters whose transaction was committed. */
    private final class LetterBox implements Notifications {

        private final TestGround ground;

        private LetterBox(TestGround ground) {
            this.ground = ground;
        }

        @Override
        public UUID queue(Notification notification) {
            ground.transactions().afterCommit(() -> letters.add(notification));
            return UUID.randomUUID();
        }

        @Override
        public boolean reaches(Notification.Medium medium) {
            return medium == Notification.Medium.MAIL;
        }

        @Override
        public URI address(String path) {
            return URI.create("https://alveolus.example" + path);
        }
    }
}
