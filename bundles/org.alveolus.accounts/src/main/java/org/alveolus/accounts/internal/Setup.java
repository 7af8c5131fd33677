package org.alveolus.accounts.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.Rights;
import org.alveolus.api.Transactions;
import org.alveolus.api.accounts.Account;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.institution.PracticeLocation;

/** Makes the first institution and its administrator, once (P13). Any thread. */
public final class Setup {

    private final Members members;
    private final Transactions transactions;
    private final Clock clock;
    private final Supplier<Optional<Institutions>> institutions;

    Setup(Members members, Transactions transactions, Clock clock, Supplier<Optional<Institutions>> institutions) {
        this.members = members;
        this.transactions = transactions;
        this.clock = clock;
        this.institutions = institutions;
    }

    /** What the first run is told. */
    public record Wish(
            String email,
            String name,
            String password,
            Institution institution,
            String locationName,
            String locationAddress) {}

    /** Whether there is no account yet. */
    public boolean needed() {
        return transactions.run(members::none);
    }

    /**
     * Makes all of it or nothing.
     *
     * @throws org.alveolus.api.ProblemException 400 naming the fields; 409 {@code already-set-up}; 503 while institutions are away
     */
    public Account make(Wish wish) {
        if (!needed()) {
            throw alreadySetUp().exception();
        }
        Institutions present = institutions.get().orElseThrow(() -> Problem.of(
                        "starting", 503, "Not ready yet", "Institutions are not available at the moment.")
                .exception());
        try {
            return transactions.run(() -> make(wish, present));
        } catch (ProblemException e) {
            throw e.problem().type().equals("already-there") ? new ProblemException(alreadySetUp(), e) : e;
        }
    }

    private Account make(Wish wish, Institutions present) {
        if (!members.none()) {
            throw alreadySetUp().exception();
        }
        claim();
        Caller caller = Callers.current();
        Institution institution = under("/institution", () -> present.create(wish.institution()));
        Caller founder = Caller.system(institution.id(), Rights.of(true, java.util.Map.of()), caller.origin());
        Account account = members.create(wish.email(), wish.name(), wish.password());
        Callers.as(founder, () -> {
            PracticeLocation location =
                    under("/location", () -> present.addLocation(wish.locationName(), wish.locationAddress()));
            members.admit(account.id(), institution.id(), Rights.everything(Set.of(location.id())));
        });
        return account;
    }

    /** Of two who try at the same moment the primary key lets one through. */
    private void claim() {
        try (Connection connection = transactions.connection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into accounts_setup (id, done_at) values (1, ?)")) {
            insert.setTimestamp(1, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells faults of a part under the part's own name. */
    static <T> T under(String pointer, Supplier<T> work) {
        try {
            return work.get();
        } catch (ProblemException e) {
            if (e.problem().errors().isEmpty()) {
                throw e;
            }
            throw new ProblemException(
                    Problem.invalid(e.problem().errors().stream()
                            .map(error ->
                                    new Problem.FieldError(pointer + error.pointer(), error.code(), error.message()))
                            .toList()),
                    e);
        }
    }

    private static Problem alreadySetUp() {
        return Problem.conflict("already-set-up", "There are accounts already. Sign in.");
    }
}
