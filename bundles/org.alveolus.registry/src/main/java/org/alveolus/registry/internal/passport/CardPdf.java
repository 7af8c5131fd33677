package org.alveolus.registry.internal.passport;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.NumberFormat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.registry.internal.domain.Card;
import org.alveolus.registry.internal.domain.UdiCarrier;
import org.alveolus.registry.internal.domain.Words;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** Prints implant cards as PDF. Stateless; any thread. */
public final class CardPdf {

    private static final String REGULAR = "/liberation/LiberationSans-Regular.ttf";
    private static final String BOLD = "/liberation/LiberationSans-Bold.ttf";
    private static final Color RULE = new Color(0xc9, 0xd3, 0xd7);

    private static final float A4_WIDTH = 210;
    private static final float A4_HEIGHT = 297;
    private static final float A4_MARGIN = 18;
    private static final float A4_SYMBOL = 26;
    private static final float A4_SCALE = 1.35f;

    private static final float CARD_WIDTH = 85.6f;
    private static final float CARD_HEIGHT = 53.98f;
    private static final float CARD_MARGIN = 3.6f;
    private static final float CARD_HEADER = 8;
    private static final float CARD_FOOTER = 3.4f;
    private static final float CARD_SYMBOL = 18;

    private static final float SMALLEST = 0.62f;
    private static final int SHORT_WEBSITE = 32;

    private CardPdf() {}

    /** The card as a PDF file. */
    public static byte[] print(Card card, Card.Issue issue, Locale language, Paper paper) {
        try (PDDocument document = new PDDocument()) {
            new Printer(document, card, issue, Words.in(language)).print(paper);
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.save(file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the implant card could not be written", e);
        }
    }

    /** Prints one document. Used by one thread. */
    private static final class Printer {

        private final PDDocument document;
        private final Card card;
        private final Card.Issue issue;
        private final Words texts;
        private final Typeface regular;
        private final Typeface bold;
        private final List<Footer> footers = new ArrayList<>();

        /** Written when the number of pages is known. */
        private record Footer(Canvas canvas, float x, float y, float width, float size) {}

        Printer(PDDocument document, Card card, Card.Issue issue, Words texts) throws IOException {
            this.document = document;
            this.card = card;
            this.issue = issue;
            this.texts = texts;
            this.regular = Typeface.embedded(document, REGULAR);
            this.bold = Typeface.embedded(document, BOLD);
        }

        void print(Paper paper) throws IOException {
            document.getDocumentCatalog().setLanguage(texts.language().toLanguageTag());
            document.getDocumentInformation().setTitle(texts.get("title"));
            document.getDocumentInformation().setProducer("Alveolus");
            PDViewerPreferences preferences =
                    new PDViewerPreferences(document.getDocumentCatalog().getCOSObject());
            preferences.setDisplayDocTitle(true);
            document.getDocumentCatalog().setViewerPreferences(preferences);
            if (paper == Paper.A4) {
                sheet();
            } else {
                faces();
            }
            for (int i = 0; i < footers.size(); i++) {
                footer(footers.get(i), i + 1);
            }
        }

        private void faces() throws IOException {
            face(new Block(texts.get("title"), personRows(false), Optional.empty()));
            for (Card.Line line : card.devices()) {
                face(device(line, false));
            }
        }

        private void face(Block block) throws IOException {
            float width = CARD_WIDTH - 2 * CARD_MARGIN;
            float top = CARD_HEADER + 2;
            float tall = CARD_HEIGHT - top - CARD_FOOTER - 1.5f;
            Entry.Style style = fitting(block, width, tall, CARD_SYMBOL, 1);
            Optional<Block> rest = Optional.of(block);
            while (rest.isPresent()) {
                Canvas canvas = new Canvas(document, CARD_WIDTH, CARD_HEIGHT);
                canvas.fill(Entry.ACCENT, 0, 0, CARD_WIDTH, CARD_HEADER);
                canvas.text(block.heading(), bold, 9.5f, Color.WHITE, CARD_MARGIN, 5.4f);
                rest = rest.get().draw(canvas, CARD_MARGIN, top, width, tall, CARD_SYMBOL, style);
                footers.add(new Footer(canvas, CARD_MARGIN, CARD_HEIGHT - 2.2f, width, 5));
            }
        }

        private void sheet() throws IOException {
            float width = A4_WIDTH - 2 * A4_MARGIN;
            float bottom = A4_HEIGHT - A4_MARGIN - 25;
            Canvas canvas = sheetPage();
            float y = letterhead(canvas);
            Deque<Block> blocks = new ArrayDeque<>();
            blocks.add(new Block(texts.get("patient"), personRows(true), Optional.empty()));
            card.devices().forEach(line -> blocks.add(device(line, true)));
            while (!blocks.isEmpty()) {
                Block block = blocks.poll();
                Entry.Style style = fitting(block, width, bottom - A4_MARGIN - 12, A4_SYMBOL, A4_SCALE);
                float tall = block.height(width, A4_SYMBOL, style);
                if (y + tall + 10 > bottom) {
                    canvas = sheetPage();
                    y = A4_MARGIN;
                }
                canvas.text(block.heading(), bold, 11.5f, Entry.ACCENT, A4_MARGIN, y + 4);
                canvas.line(RULE, 0.3f, A4_MARGIN, y + 6, A4_WIDTH - A4_MARGIN, y + 6);
                y += 9;
                Optional<Block> rest = block.draw(canvas, A4_MARGIN, y, width, bottom - y, A4_SYMBOL, style);
                rest.ifPresent(blocks::addFirst);
                y += rest.isPresent() ? bottom : tall + 4;
            }
        }

        private Canvas sheetPage() throws IOException {
            Canvas canvas = new Canvas(document, A4_WIDTH, A4_HEIGHT);
            canvas.fill(Entry.ACCENT, 0, 0, A4_WIDTH, 5);
            float y = A4_HEIGHT - A4_MARGIN - 18;
            canvas.line(RULE, 0.3f, A4_MARGIN, y - 5, A4_WIDTH - A4_MARGIN, y - 5);
            for (String key : List.of("keep", "information", "replaces", "law")) {
                float width = (A4_WIDTH - 2 * A4_MARGIN) * Canvas.POINTS;
                for (String line : regular.lines(texts.get(key), 7.5f, width)) {
                    canvas.text(line, regular, 7.5f, Entry.FAINT, A4_MARGIN, y);
                    y += 3.4f;
                }
            }
            footers.add(new Footer(canvas, A4_MARGIN, A4_HEIGHT - 9, A4_WIDTH - 2 * A4_MARGIN, 7.5f));
            return canvas;
        }

        /** The place below it. */
        private float letterhead(Canvas canvas) throws IOException {
            canvas.text(texts.get("title"), bold, 24, Entry.ACCENT, A4_MARGIN, A4_MARGIN + 7);
            canvas.text(texts.get("subtitle"), regular, 11, Entry.FAINT, A4_MARGIN, A4_MARGIN + 14);
            return A4_MARGIN + 22;
        }

        private void footer(Footer footer, int page) throws IOException {
            String state = String.join(
                    "  \u00b7  ",
                    card.patientNumber(),
                    texts.get("version", issue.number()),
                    texts.get("issued", issue.date()));
            if (issue.number() > 1) {
                state += "  \u00b7  " + texts.get("replaces-version", issue.number() - 1);
            }
            String place = texts.get("page", page, footers.size());
            footer.canvas().text(state, regular, footer.size(), Entry.FAINT, footer.x(), footer.y());
            float right = footer.x() + footer.width() - regular.width(place, footer.size()) / Canvas.POINTS;
            footer.canvas().text(place, regular, footer.size(), Entry.FAINT, right, footer.y());
            footer.canvas().close();
        }

        /** The largest type in which the block has room, down to the smallest that can be read. */
        private Entry.Style fitting(Block block, float width, float tall, float symbol, float largest) {
            float scale = largest;
            while (scale > SMALLEST && block.height(width, symbol, style(scale)) > tall) {
                scale *= 0.95f;
            }
            return style(scale);
        }

        private Entry.Style style(float scale) {
            return new Entry.Style(regular, bold, scale);
        }

        private List<List<Entry>> personRows(boolean wide) {
            boolean named = card.patientName() != null;
            Entry name = new Entry(
                    Symbol.PATIENT,
                    texts.get(named ? "patient" : "patient-number"),
                    named ? card.patientName() : card.patientNumber(),
                    true);
            Entry number = new Entry(Symbol.PATIENT, texts.get("patient-number"), card.patientNumber(), false);
            Entry birth = new Entry(Symbol.DATE, texts.get("birth-date"), known(card.birthDate()), false);
            Entry implantation = new Entry(Symbol.DATE, texts.get("implantation"), known(card.implantation()), true);
            Entry practitioner = new Entry(Symbol.PRACTITIONER, texts.get("practitioner"), card.practitioner(), false);
            Entry institution = new Entry(
                    Symbol.INSTITUTION,
                    texts.get("institution"),
                    lines(card.institution().name(), card.institution().address()),
                    false);
            List<List<Entry>> rows = new ArrayList<>();
            if (wide) {
                rows.add(List.of(name, implantation));
                rows.add(List.of(number, birth, practitioner));
            } else {
                rows.add(List.of(name));
                rows.add(List.of(number, birth));
                rows.add(List.of(implantation, practitioner));
            }
            addWithWebsite(rows, institution, "website", card.institution().website());
            return rows;
        }

        /** On paper with labels; on a card the signs stand for them. */
        private Block device(Card.Line line, boolean wide) {
            Device device = line.device();
            String kind = texts.get("kind." + device.kind().name().toLowerCase(Locale.ROOT));
            String heading = line.position() == null
                    ? kind
                    : kind + "  \u00b7  "
                            + texts.get("position", line.position().toString());
            Entry name = entry(wide, Symbol.DEVICE, "name", device.name(), true);
            List<Entry> more = new ArrayList<>();
            if (device.type() != null) {
                more.add(entry(wide, null, "model", device.type(), false));
            }
            size(device).ifPresent(size -> more.add(entry(wide, null, "size", size, false)));
            Entry lot = entry(wide, Symbol.LOT, "lot", device.lot(), true);
            Entry serial = entry(wide, Symbol.SERIAL, "serial", device.serial(), true);
            Entry reference = entry(wide, Symbol.REFERENCE, "reference", device.productCode(), false);
            Entry expiry = entry(wide, Symbol.EXPIRY, "expiry", device.expiry(), false);
            List<List<Entry>> rows = new ArrayList<>();
            rows.add(List.of(name));
            if (wide) {
                more.add(0, reference);
                rows.add(List.of(lot, serial, expiry));
                rows.add(more);
            } else {
                if (!more.isEmpty()) {
                    rows.add(more);
                }
                rows.add(List.of(lot, serial));
                rows.add(List.of(reference, expiry));
            }
            rows.add(List.of(entry(wide, Symbol.UDI, "udi", udi(line), false)));
            Optional<Supplier> maker = Optional.ofNullable(line.maker());
            String address = maker.map(Supplier::address).orElse(null);
            addWithWebsite(
                    rows,
                    entry(
                            wide,
                            Symbol.MAKER,
                            "maker",
                            lines(known(device.supplierName()), wide ? address : onOneLine(address)),
                            false),
                    wide ? "website" : null,
                    maker.map(Supplier::website).orElse(null));
            return new Block(heading, rows, line.carrier());
        }

        private Entry entry(boolean labelled, Symbol symbol, String key, Object value, boolean strong) {
            return new Entry(symbol, labelled ? texts.get(key) : null, known(value), strong && value != null);
        }

        private String udi(Card.Line line) {
            return line.carrier()
                    .map(UdiCarrier::readable)
                    .orElseGet(() -> line.device().udiDi() == null
                            ? texts.get("no-udi")
                            : lines(line.device().udiDi(), texts.get("no-udi")));
        }

        /** With spaces that do not break between number and unit. */
        private Optional<String> size(Device device) {
            NumberFormat format = NumberFormat.getInstance(texts.language());
            format.setMaximumFractionDigits(3);
            Optional<String> diameter = Optional.ofNullable(device.diameter()).map(format::format);
            Optional<String> length = Optional.ofNullable(device.length()).map(format::format);
            if (diameter.isPresent() && length.isPresent()) {
                return Optional.of("\u00d8\u00a0" + diameter.get() + "\u00a0\u00d7\u00a0" + length.get() + "\u00a0mm");
            }
            return diameter.map(number -> "\u00d8\u00a0" + number + "\u00a0mm")
                    .or(() -> length.map(number -> texts.get("length", number)));
        }

        /** Beside the address where it is short, below it where it is not. */
        private void addWithWebsite(List<List<Entry>> rows, Entry entry, String label, String website) {
            if (website == null) {
                rows.add(List.of(entry));
                return;
            }
            Entry web = new Entry(Symbol.WEB, label == null ? null : texts.get(label), website, false);
            if (label != null && website.length() <= SHORT_WEBSITE) {
                rows.add(List.of(entry, web));
            } else {
                rows.add(List.of(entry));
                rows.add(List.of(web));
            }
        }

        /** Dates in ISO 8601, which is read alike in every language (MDCG 2019-8). */
        private String known(Object value) {
            return value == null ? texts.get("unknown") : value.toString();
        }

        private static String onOneLine(String address) {
            return address == null ? null : String.join(", ", address.strip().split("\\R+"));
        }

        private static String lines(String first, String more) {
            return more == null || more.isBlank() ? first : first + "\n" + more.strip();
        }
    }
}
