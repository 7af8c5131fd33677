package org.alveolus.registry.internal.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alveolus.api.Transactions;

/** The fields of a practice's own that came with treatments. Any thread. */
public final class OwnFieldTable {

    private final Statements statements;

    public OwnFieldTable(Transactions transactions) {
        this(new Statements(transactions));
    }

    OwnFieldTable(Statements statements) {
        this.statements = statements;
    }

    void add(Map<UUID, List<OwnField>> ofTreatments) {
        List<Object[]> rows = new ArrayList<>();
        ofTreatments.forEach((treatment, fields) -> {
            for (int i = 0; i < fields.size(); i++) {
                rows.add(new Object[] {
                    treatment,
                    i,
                    Statements.institution(),
                    fields.get(i).heading(),
                    fields.get(i).content()
                });
            }
        });
        statements.batch(
                "insert into registry_extra_field (treatment_id, number, institution_id, heading, content)"
                        + " values (?, ?, ?, ?, ?)",
                rows);
    }

    /** Those of a treatment, in the order of the file that they came with. */
    public List<OwnField> of(UUID treatment) {
        return of(List.of(treatment)).getOrDefault(treatment, List.of());
    }

    /** {@link #of(UUID)} for many; without treatments that have none. */
    public Map<UUID, List<OwnField>> of(Collection<UUID> treatments) {
        Map<UUID, List<OwnField>> found = new HashMap<>();
        for (UUID treatment : treatments) {
            List<OwnField> fields = statements.list(
                    "select heading, content from registry_extra_field where treatment_id = ? and institution_id = ?"
                            + " order by number",
                    result -> new OwnField(result.getString(1), result.getString(2)),
                    treatment,
                    Statements.institution());
            if (!fields.isEmpty()) {
                found.put(treatment, fields);
            }
        }
        return found;
    }

    /**
     * The headings of a practitioner's treatments, each as often as one treatment has it at most; those that come first in a file come
     * first.
     */
    public List<String> headings(UUID practitioner) {
        List<String> headings = new ArrayList<>();
        statements.list(
                "select heading, max(amount), min(place) from (select f.heading, f.treatment_id, count(*) as amount,"
                        + " min(f.number) as place from registry_treatment t join registry_extra_field f on f.treatment_id = t.id"
                        + " where t.institution_id = ? and t.practitioner_id = ? and t.deleted_at is null"
                        + " group by f.heading, f.treatment_id) each_treatment group by heading order by 3, 1",
                result -> {
                    for (int i = 0; i < result.getInt(2); i++) {
                        headings.add(result.getString(1));
                    }
                    return null;
                },
                Statements.institution(),
                practitioner);
        return headings;
    }
}
