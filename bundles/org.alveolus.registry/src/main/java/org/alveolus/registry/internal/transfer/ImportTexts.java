package org.alveolus.registry.internal.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alveolus.api.Callers;
import org.alveolus.api.Level;
import org.alveolus.api.Problem;
import org.alveolus.api.audit.AuditEvent.Action;
import org.alveolus.registry.internal.domain.Choice;
import org.alveolus.registry.internal.domain.ChoiceList;
import org.alveolus.registry.internal.persistence.ImportEntity;
import org.alveolus.registry.internal.transfer.Meanings.Answer;
import org.alveolus.registry.internal.transfer.TextTable.UnknownText;

/** Texts of files that name nothing known: what they mean is asked once and remembered. Any thread. */
public final class ImportTexts {

    private final ImportGround base;
    private final ImportDoor door;

    /**
     * @param worker does what takes long
     */
    public ImportTexts(ImportGround base, ImportWorker worker) {
        this.base = base;
        door = new ImportDoor(base, worker);
    }

    /** A text that names nothing known, with the answer that was given to it. */
    public record Question(UnknownTextView text, boolean answered, String target) {}

    /** The text itself. */
    public record UnknownTextView(Field field, String text, long rows) {}

    /** The texts that name nothing known. */
    public List<Question> questions(UUID id) {
        return base.run(entities -> {
            ImportEntity row = ImportDoor.allowed(entities, id, Level.EDIT);
            Meanings meanings = base.meanings();
            base.audit(Action.READ, row, "Showed texts of the file");
            return base.tables().texts().unknown(id).stream()
                    .map(unknown -> new Question(
                            new UnknownTextView(unknown.field(), unknown.text(), unknown.rows()),
                            meanings.knows(unknown.field(), unknown.text()),
                            meanings.target(unknown.field(), unknown.text())))
                    .toList();
        });
    }

    /** What to do about a text. */
    public enum Act {
        /** It means something that there is. */
        MAP,
        /** It becomes something that there is. */
        ADD,
        /** It is left out. */
        LEAVE
    }

    /**
     * The answer to a question.
     *
     * @param target what it means, for {@link Act#MAP}: a code, or the id of an account or a supplier
     */
    public record Reply(Field field, String text, Act act, String target) {}

    /** Remembers what texts mean, here and in later files, and has the file checked again. */
    public Imports.View answer(UUID id, long version, List<Reply> replies) {
        return base.run(entities -> {
            ImportEntity row = door.open(entities, id, version);
            Map<String, UnknownText> asked = new LinkedHashMap<>();
            base.tables().texts().unknown(id).forEach(text -> asked.put(text.field() + text.key(), text));
            Meanings meanings = base.meanings();
            Problem.Faults faults = new Problem.Faults();
            for (int i = 0; i < replies.size(); i++) {
                check(replies.get(i), "/answers/" + i, asked, meanings, faults);
            }
            faults.refuse();
            for (Reply reply : replies) {
                Field field = reply.field().asked();
                String target =
                        switch (reply.act()) {
                            case MAP -> reply.target();
                            case ADD -> added(field, reply.text().strip());
                            case LEAVE -> null;
                        };
                base.tables().texts().answer(new Answer(field, Reading.key(reply.text()), target));
            }
            base.audit(Action.UPDATE, row, "Said what " + replies.size() + " texts mean");
            door.check(row);
            return door.view(entities, row);
        });
    }

    private static void check(
            Reply reply, String pointer, Map<String, UnknownText> asked, Meanings meanings, Problem.Faults faults) {
        Problem.Faults own = new Problem.Faults()
                .required(pointer + "/field", reply.field())
                .required(pointer + "/text", reply.text())
                .required(pointer + "/act", reply.act());
        if (!own.none()) {
            faults.addAll(own);
            return;
        }
        Field field = reply.field().asked();
        if (!asked.containsKey(field + Reading.key(reply.text()))) {
            faults.add(pointer + "/text", "not-asked", "The check did not ask for this text");
        } else if (reply.act() == Act.MAP && (reply.target() == null || !meanings.exists(field, reply.target()))) {
            faults.add(pointer + "/target", "unknown", "There is no such thing");
        } else if (reply.act() == Act.LEAVE && field.required() && !reply.text().isBlank()) {
            faults.add(pointer + "/act", "required", "A treatment cannot do without");
        } else if (reply.act() == Act.ADD
                && (field == Field.PRACTITIONER || reply.text().isBlank())) {
            faults.add(pointer + "/act", "not-here", "This cannot be added here");
        } else if (reply.act() == Act.ADD
                && field.choices().isPresent()
                && !Callers.current().rights().administrator()) {
            faults.add(pointer + "/act", "administrators-only", "Only administrators add to choice lists");
        }
    }

    private String added(Field field, String text) {
        if (field == Field.SUPPLIER) {
            return base.neighbours().catalogue().supplierNamed(text).id().toString();
        }
        ChoiceList list = field.choices().orElseThrow();
        String slug = Reading.key(text).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String code = slug.isEmpty()
                ? "own"
                : slug.substring(0, Math.min(slug.length(), 50)).replaceAll("-+$", "");
        int number = 2;
        String free = code;
        while (base.choices().all().find(list, free).isPresent()) {
            free = code + "-" + number++;
        }
        base.choices().add(list, free, new Choice.Titles(text, text, text));
        return free;
    }
}
