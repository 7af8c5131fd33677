package org.alveolus.registry.internal.passport;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alveolus.api.patients.Patient;
import org.alveolus.registry.internal.RecallCases.Member;
import org.alveolus.registry.internal.RecallCases.Piece;
import org.alveolus.registry.internal.RecallCases.Shown;
import org.alveolus.registry.internal.Recalls;
import org.alveolus.registry.internal.domain.RecallCase;
import org.alveolus.registry.internal.domain.RecallCase.Contact;
import org.alveolus.registry.internal.domain.RecallCase.Event;
import org.alveolus.registry.internal.domain.RecallCase.Item;
import org.alveolus.registry.internal.domain.RecallCase.Person;
import org.alveolus.registry.internal.domain.RecallCase.Placed;
import org.alveolus.registry.internal.domain.RecallCriteria;
import org.alveolus.registry.internal.domain.Words;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Prints the report of a recall case as PDF (R16). Stateless; any thread. */
public final class RecallReport {

    private static final String REGULAR = "/liberation/LiberationSans-Regular.ttf";
    private static final String BOLD = "/liberation/LiberationSans-Bold.ttf";
    private static final Color RULE = new Color(0xc9, 0xd3, 0xd7);

    private static final float WIDTH = 210;
    private static final float HEIGHT = 297;
    private static final float MARGIN = 18;
    private static final float INDENT = 6;
    private static final float BODY = 9;
    private static final float HEADING = 12;
    private static final float TITLE = 20;

    /** How much taller than its type a line is, in millimetres for each point. */
    private static final float LEADING = 0.46f;

    private RecallReport() {}

    /**
     * The report as a PDF file.
     *
     * @param members the patients whom the reader may see
     * @param institution its name; null when it is not to be had
     */
    public static byte[] print(
            Shown shown, List<Member> members, String institution, ZoneId zone, Instant now, Locale language) {
        try (PDDocument document = new PDDocument()) {
            Printer printer = new Printer(document, Words.in(language), zone);
            printer.print(shown, members, institution, now);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.save(file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the report of the recall could not be written", e);
        }
    }

    /** Writes one document from top to bottom. Used by one thread. */
    private static final class Printer {

        private final PDDocument document;
        private final Words texts;
        private final Typeface regular;
        private final Typeface bold;
        private final DateTimeFormatter time;
        private final List<Canvas> pages = new ArrayList<>();
        private float y;

        Printer(PDDocument document, Words texts, ZoneId zone) throws IOException {
            this.document = document;
            this.texts = texts;
            this.regular = Typeface.embedded(document, REGULAR);
            this.bold = Typeface.embedded(document, BOLD);
            this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(zone);
        }

        void print(Shown shown, List<Member> members, String institution, Instant now) throws IOException {
            RecallCase recall = shown.recall();
            document.getDocumentCatalog().setLanguage(texts.language().toLanguageTag());
            document.getDocumentInformation().setTitle(texts.get("report.title"));
            document.getDocumentInformation().setProducer("Alveolus");
            page();
            write(texts.get("report.title"), bold, TITLE, Entry.ACCENT, 0);
            write(joined(recall.notice().reference(), institution), regular, HEADING, Entry.FAINT, 0);
            state(shown);
            notice(recall);
            heading(texts.get("report.patients", shown.patients(), shown.settled()));
            for (Member member : members) {
                patient(member);
            }
            hidden(shown);
            stock(shown);
            heading(texts.get("report.events"));
            for (Event event : shown.events()) {
                line(joined(
                        time.format(event.at()),
                        event.account(),
                        texts.get("report.act." + code(event.act()), event.amount()),
                        event.reason()));
            }
            for (int i = 0; i < pages.size(); i++) {
                String place = texts.get("page", i + 1, pages.size());
                String footer =
                        joined(recall.notice().reference(), texts.get("report.printed", time.format(now)), place);
                pages.get(i).text(cut(footer), regular, 7.5f, Entry.FAINT, MARGIN, HEIGHT - 9);
                pages.get(i).close();
            }
        }

        private void state(Shown shown) throws IOException {
            RecallCase recall = shown.recall();
            boolean closed = recall.state() == RecallCase.State.CLOSED;
            write(
                    closed
                            ? texts.get("report.closed", time.format(recall.closedAt()), recall.closedBy())
                            : texts.get("report.open"),
                    bold,
                    HEADING,
                    Entry.INK,
                    0);
            if (recall.closingReason() != null) {
                line(texts.get("report.reason", recall.closingReason()));
            }
        }

        private void notice(RecallCase recall) throws IOException {
            heading(texts.get("report.notice"));
            line(texts.get("report.reference", recall.notice().reference()));
            line(texts.get("report.date", recall.notice().date().toString()));
            if (recall.notice().text() != null) {
                line(recall.notice().text());
            }
            line(texts.get("report.searched", searched(recall)));
            line(texts.get("report.opened", time.format(recall.openedAt()), recall.openedBy()));
            if (recall.assignedName() != null) {
                line(texts.get("report.assigned", recall.assignedName()));
            }
        }

        private String searched(RecallCase recall) {
            RecallCriteria criteria = recall.criteria();
            return joined(
                    named("lot", criteria.lot()),
                    named("serial", criteria.serial()),
                    criteria.udiDi() == null ? null : "UDI-DI " + criteria.udiDi(),
                    named("reference", criteria.productCode()),
                    named("maker", recall.supplierName()),
                    criteria.from() == null
                            ? null
                            : texts.get("report.from", criteria.from().toString()),
                    criteria.to() == null
                            ? null
                            : texts.get("report.to", criteria.to().toString()));
        }

        private void patient(Member member) throws IOException {
            Person person = member.person();
            Patient known = member.known();
            y += 2;
            String birth = known == null || known.birthDate() == null
                    ? null
                    : known.birthDate().toString();
            write(
                    joined(
                            known == null ? person.number() : known.number(),
                            known == null ? null : known.name(),
                            birth),
                    bold,
                    BODY,
                    Entry.INK,
                    0);
            for (Placed placed : person.devices()) {
                line(joined(
                        placed.position() == null
                                ? null
                                : texts.get("position", placed.position().toString()),
                        words(placed.piece()),
                        placed.surgery().toString(),
                        placed.practitioner(),
                        member.locations().containsKey(placed.location())
                                ? member.locations().get(placed.location()).name()
                                : null,
                        placed.lostOn() == null
                                ? null
                                : texts.get("recall.lost", placed.lostOn().toString())));
            }
            for (Contact contact : person.contacts()) {
                line(joined(
                        time.format(contact.at()),
                        contact.account(),
                        texts.get("report.way." + code(contact.way())),
                        texts.get("report.outcome." + code(contact.outcome())),
                        contact.remark(),
                        contact.withdrawnAt() == null
                                ? null
                                : texts.get(
                                        "report.withdrawn",
                                        time.format(contact.withdrawnAt()),
                                        contact.withdrawnBy())));
            }
            line(
                    person.settledAt() == null
                            ? texts.get("report.unsettled")
                            : joined(
                                    texts.get("report.settled", time.format(person.settledAt()), person.settledBy()),
                                    person.remark()));
        }

        private void hidden(Shown shown) throws IOException {
            if (shown.hiddenPatients() > 0) {
                y += 2;
                line(texts.get("report.hidden", shown.hiddenPatients(), shown.hiddenSettled()));
                for (Recalls.Hidden hidden : shown.hidden()) {
                    line(joined(
                            hidden.location().name(),
                            texts.get("recall.openedby", hidden.patients(), String.join(", ", hidden.openedBy()))));
                }
            }
        }

        private void stock(Shown shown) throws IOException {
            heading(texts.get("report.stock", shown.items().size()));
            if (!shown.stockPresent()) {
                line(texts.get("report.no-stock"));
            }
            for (Piece piece : shown.items()) {
                Item item = piece.item();
                line(joined(
                        words(item.piece()),
                        item.storageTitle(),
                        piece.location().name(),
                        item.quarantinedAt() == null
                                ? texts.get("report.not-quarantined")
                                : texts.get(
                                        "report.quarantined", time.format(item.quarantinedAt()), item.quarantinedBy()),
                        item.releasedAt() == null
                                ? null
                                : texts.get("report.released", time.format(item.releasedAt()), item.releasedBy())));
            }
        }

        private String words(RecallCase.Piece piece) {
            return joined(
                    texts.get("kind." + code(piece.kind())),
                    piece.supplierName(),
                    piece.name() == null ? piece.productCode() : piece.name(),
                    named("lot", piece.lot()),
                    named("serial", piece.serial()));
        }

        private String named(String key, String value) {
            return value == null ? null : texts.get(key) + " " + value;
        }

        private void heading(String text) throws IOException {
            y += 5;
            if (y + 12 > bottom()) {
                page();
            }
            write(text, bold, HEADING, Entry.ACCENT, 0);
            pages.get(pages.size() - 1).line(RULE, 0.3f, MARGIN, y - 3, WIDTH - MARGIN, y - 3);
        }

        private void line(String text) throws IOException {
            write(text, regular, BODY, Entry.INK, INDENT);
        }

        private void write(String text, Typeface face, float size, Color colour, float indent) throws IOException {
            float width = (WIDTH - 2 * MARGIN - indent) * Canvas.POINTS;
            for (String line : face.lines(text, size, width)) {
                if (y > bottom()) {
                    page();
                }
                pages.get(pages.size() - 1).text(line, face, size, colour, MARGIN + indent, y);
                y += size * LEADING;
            }
            y += 1;
        }

        private void page() throws IOException {
            Canvas canvas = new Canvas(document, WIDTH, HEIGHT);
            canvas.fill(Entry.ACCENT, 0, 0, WIDTH, 5);
            pages.add(canvas);
            y = MARGIN + 7;
        }

        private static float bottom() {
            return HEIGHT - MARGIN - 2;
        }

        /** The footer has one line. */
        private String cut(String text) {
            return regular.lines(text, 7.5f, (WIDTH - 2 * MARGIN) * Canvas.POINTS)
                    .get(0);
        }

        private static String code(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static String joined(String... parts) {
            return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining("  \u00b7  "));
        }
    }
}
