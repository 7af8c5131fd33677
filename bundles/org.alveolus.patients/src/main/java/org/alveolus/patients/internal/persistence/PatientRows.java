package org.alveolus.patients.internal.persistence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.alveolus.api.Texts;

/** The queries on patients; each is a range of an index. For one transaction. */
public final class PatientRows {

    private static final int GATES = 32;

    /** The most values of one statement. */
    private static final int MOST = 200;

    /** As the columns are ordered. */
    private static final Comparator<String> BY_CODE_POINTS = (one, other) ->
            Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

    private final EntityManager entities;

    public PatientRows(EntityManager entities) {
        this.entities = entities;
    }

    public Optional<PatientEntity> find(UUID id) {
        return Optional.ofNullable(entities.find(PatientEntity.class, id.toString()));
    }

    /** Nobody else changes it until the transaction ends. */
    public Optional<PatientEntity> lock(UUID id) {
        return Optional.ofNullable(entities.find(PatientEntity.class, id.toString(), LockModeType.PESSIMISTIC_WRITE));
    }

    public Optional<PatientEntity> byNumber(String numberKey) {
        return entities
                .createQuery("select p from PatientEntity p where p.numberKey = :key", PatientEntity.class)
                .setParameter("key", numberKey)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Those with these numbers, however many are asked for. */
    public List<PatientEntity> byNumbers(Collection<String> numberKeys) {
        List<String> keys = numberKeys.stream().sorted(BY_CODE_POINTS).toList();
        List<PatientEntity> found = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += MOST) {
            List<String> part = new ArrayList<>(keys.subList(from, Math.min(keys.size(), from + MOST)));
            String last = part.get(part.size() - 1);
            while (keys.size() > MOST && part.size() < MOST) {
                // the statement stays the same, and is planned once
                part.add(last);
            }
            // Between the first and the last: Derby makes no range of the index of a list behind the institution.
            found.addAll(entities.createQuery(
                            "select p from PatientEntity p where p.numberKey >= :first and p.numberKey <= :last"
                                    + " and p.numberKey in :keys",
                            PatientEntity.class)
                    .setParameter("first", part.get(0))
                    .setParameter("last", last)
                    .setParameter("keys", part)
                    .getResultList());
        }
        return found;
    }

    public List<PatientEntity> all(Collection<UUID> ids) {
        return entities.createQuery("select p from PatientEntity p where p.id in :ids", PatientEntity.class)
                .setParameter("ids", ids.stream().map(UUID::toString).toList())
                .getResultList();
    }

    /** Those whose number begins so and comes after the one given, by number. */
    public List<PatientEntity> numbered(String beginning, String afterKey, int limit) {
        String range = beginning.isEmpty() ? "" : " and p.numberKey >= :from and p.numberKey < :to";
        var query = entities.createQuery(
                        "select p from PatientEntity p where p.numberKey > :after" + range + " order by p.numberKey",
                        PatientEntity.class)
                .setParameter("after", afterKey);
        if (!beginning.isEmpty()) {
            query.setParameter("from", beginning).setParameter("to", Texts.after(beginning));
        }
        return query.setMaxResults(limit).getResultList();
    }

    /**
     * Those whose name, from any of its words on, begins so, by that part of the name; each once, at the first such part, and
     * none whose number begins so too.
     */
    public List<PatientNameEntity> named(
            String beginning, String numberBeginning, String afterText, String afterId, int limit) {
        return entities.createQuery(
                        "select n from PatientNameEntity n where n.beginning >= :from and n.beginning < :to"
                                + " and n.beginning >= :after and (n.beginning > :after or n.patient.id > :afterId)"
                                + " and not (n.patient.numberKey >= :number and n.patient.numberKey < :numberEnd)"
                                + " and not exists (select m from PatientNameEntity m where m.patient = n.patient"
                                + " and m.beginning >= :from and m.beginning < n.beginning)"
                                + " order by n.beginning, n.patient.id",
                        PatientNameEntity.class)
                .setParameter("from", beginning)
                .setParameter("to", Texts.after(beginning))
                .setParameter("after", afterText)
                .setParameter("afterId", afterId)
                .setParameter("number", numberBeginning)
                .setParameter("numberEnd", Texts.after(numberBeginning))
                .setMaxResults(limit)
                .getResultList();
    }

    public void add(PatientEntity patient) {
        entities.persist(patient);
    }

    public void remove(PatientEntity patient) {
        entities.remove(patient);
    }

    public void flush() {
        entities.flush();
    }

    /** Waits until nobody else adds a patient of this number; until the transaction ends all others wait. */
    public void passGate(String numberKey) {
        pass(gate(numberKey));
    }

    /** {@link #passGate} for many numbers, in the gates' order, so that nobody waits in a circle. */
    public void passGates(Collection<String> numberKeys) {
        numberKeys.stream().map(PatientRows::gate).distinct().sorted().forEach(this::pass);
    }

    private static int gate(String numberKey) {
        return Math.floorMod(numberKey.hashCode(), GATES);
    }

    private void pass(int gate) {
        entities.createNativeQuery("update patients_gate set passed = passed + 1 where id = ?")
                .setParameter(1, gate)
                .executeUpdate();
    }
}
