package org.alveolus.notifications.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.persistence.EntityManagerFactory;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Rights;
import org.alveolus.api.Transactions;
import org.alveolus.notifications.internal.persistence.MessageEntity;
import org.alveolus.notifications.internal.persistence.MessageRows;

/** The rows of messages, in a transaction and as the institution whose they are. Any thread. */
final class Messages {

    /** Whose messages those of no institution are. */
    static final InstitutionId OPERATOR = new InstitutionId(new UUID(0, 0));

    private final Transactions transactions;
    private final EntityManagerFactory unit;

    Messages(Transactions transactions, EntityManagerFactory unit) {
        this.transactions = transactions;
        this.unit = unit;
    }

    /** Whose messages the caller's are. */
    static InstitutionId owner() {
        return Callers.bound() && Callers.current().institution() != null
                ? Callers.current().institution()
                : OPERATOR;
    }

    /** Does the work in this transaction, or in a new one, on the rows of this institution. */
    <T> T in(InstitutionId institution, Function<MessageRows, T> work) {
        return transactions.run(
                () -> as(institution, () -> work.apply(new MessageRows(transactions.entityManager(unit)))));
    }

    private static <T> T as(InstitutionId institution, Supplier<T> work) {
        Caller.Origin origin = Callers.bound() ? Callers.current().origin() : new Caller.Origin("job", null, null);
        List<T> result = new ArrayList<>(1);
        Callers.as(Caller.system(institution, Rights.NONE, origin), (Runnable) () -> result.add(work.get()));
        return result.get(0);
    }

    /** Like {@link #in}, for one of the rows. */
    <T> Optional<T> with(InstitutionId institution, UUID message, Function<MessageEntity, T> work) {
        return in(institution, rows -> rows.find(message).map(work));
    }
}
