package org.alveolus.registry.internal.passport;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.datamatrix.DataMatrixReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alveolus.api.catalogue.Device;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.catalogue.Supplier;
import org.alveolus.api.registry.ToothPosition;
import org.alveolus.registry.internal.domain.Card;
import org.alveolus.registry.internal.domain.UdiCarrier;
import org.alveolus.registry.internal.domain.Words;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.UdiIssuer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.Test;

/** Proves R8: the card's content, sizes and languages, and that its DataMatrix scans back to the same UDI. */
public class CardPdfTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final float RESOLUTION = 200;
    private static final float A_HAND_WIDE = 300;
    private static final Card.Issue ISSUE = new Card.Issue(2, TODAY);
    private static final Supplier MAKER = new Supplier(
            UUID.randomUUID(),
            "Voorbeeld Implants AG",
            "Musterstrasse 12\n4002 Beispielstadt\nSwitzerland",
            "https://implants.example/patients");

    private static final Device IMPLANT = device(
            DeviceKind.IMPLANT,
            "EF51-007",
            "SN-4711",
            CodedDate.parse("2030-04"),
            UdiIssuer.GS1,
            "07630031730428",
            null);
    private static final Device BY_DAY = device(
            DeviceKind.IMPLANT, "AB12", null, CodedDate.parse("2029-12-31"), UdiIssuer.GS1, "07630031730428", null);
    private static final Device HIBC = device(
            DeviceKind.IMPLANT, "10X3", "000123", CodedDate.parse("2028-02-29"), UdiIssuer.HIBCC, "A99912345671", null);
    private static final String TISSUE_SCAN = "=/A9997XYZ100T0944=,000025=A99971312345600=>014032&,1000000000000XYZ123";
    private static final Device TISSUE = device(
            DeviceKind.BIOMATERIAL,
            "XYZ123",
            "000025",
            CodedDate.parse("2027-02-01"),
            UdiIssuer.ICCBBA,
            "A9997XYZ100T0944",
            TISSUE_SCAN);
    private static final Device BY_HAND = device(DeviceKind.IMPLANT, "L-1", null, null, null, null, null);

    @Test
    public void everySymbolScansBackToTheSameUdi() throws IOException {
        for (Paper paper : Paper.values()) {
            Card card = card(IMPLANT, BY_DAY, HIBC, TISSUE);
            List<String> read = symbols(CardPdf.print(card, ISSUE, Locale.ENGLISH, paper));

            assertEquals(
                    paper + " " + read,
                    List.of(
                            "]d2 \u001d010763003173042817300400" + "10EF51-007\u001d21SN-4711",
                            "]d2 \u001d0107630031730428" + "17291231" + "10AB12",
                            "]d1 +A99912345671/$$328022910X3/S000123" + check("+A99912345671/$$328022910X3/S000123"),
                            "]d1 " + TISSUE_SCAN),
                    read);
        }
    }

    @Test
    public void hasTheItemsOfArticle18InEveryLanguage() throws IOException {
        for (Locale language : Words.LANGUAGES) {
            for (Paper paper : Paper.values()) {
                String text = text(CardPdf.print(card(IMPLANT), ISSUE, language, paper));
                for (String item : List.of(
                        Words.in(language).get("title"),
                        "Implant RB 4.5 x 12",
                        "EF51-007",
                        "SN-4711",
                        "(01)07630031730428(17)300400(10)EF51-007",
                        "BLX",
                        "061.4312",
                        "Voorbeeld Implants AG",
                        "Musterstrasse 12",
                        "https://implants.example/patients",
                        "Jo\u00e3o \u0141ukasz M\u00fcller",
                        "P-10023",
                        "2026-11-20",
                        "Linden Tandheelkunde",
                        "Lindelaan 1",
                        "Dr. A. Voorbeeld",
                        Words.in(language).get("version", 2),
                        "2026-11-22",
                        "36")) {
                    assertTrue(
                            language + " " + paper + ": " + item + " in\n" + text,
                            flat(text).contains(flat(item)));
                }
            }
        }
    }

    @Test
    public void aCorrectedCardSaysWhichVersionItReplaces() throws IOException {
        for (Locale language : Words.LANGUAGES) {
            for (Paper paper : Paper.values()) {
                String replaces = Words.in(language).get("replaces-version", 1);
                assertTrue(text(CardPdf.print(card(IMPLANT), ISSUE, language, paper))
                        .contains(replaces));
                assertFalse(text(CardPdf.print(card(IMPLANT), new Card.Issue(1, TODAY), language, paper))
                        .contains(Words.in(language).get("replaces-version", 0)));
            }
        }
    }

    @Test
    public void sizesAreThoseOfPaperAndBankCard() throws IOException {
        assertSizes(Paper.A4, 210, 297, 1);
        assertSizes(Paper.CARD, 85.6, 53.98, 3);
    }

    @Test
    public void embedsItsFontsAndNamesItsLanguage() throws IOException {
        try (PDDocument document = Loader.loadPDF(CardPdf.print(card(IMPLANT), ISSUE, Locale.GERMAN, Paper.CARD))) {
            assertEquals("de", document.getDocumentCatalog().getLanguage());
            for (PDPage page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertTrue(font.getName(), font.isEmbedded());
                }
            }
        }
    }

    @Test
    public void aNameInAScriptWithoutGlyphsIsSeenToBeIncomplete() throws IOException {
        Card card = new Card(
                "\u690d\u7269",
                "P-1",
                null,
                TODAY,
                "Dr",
                issuer(),
                card(IMPLANT).devices());

        String text = text(CardPdf.print(card, ISSUE, Locale.ENGLISH, Paper.CARD));

        assertTrue(text, text.contains("\u25a1\u25a1"));
        assertTrue(text, text.contains("P-1"));
    }

    @Test
    public void theLongestValuesAreWholeOnTheCard() throws IOException {
        String lot = "L0T".repeat(66) + "ZZ";
        Device device = new Device(
                DeviceKind.IMPLANT,
                MAKER.id(),
                "M".repeat(200),
                "R3F".repeat(66),
                "N4M".repeat(66),
                "T1P".repeat(66),
                lot,
                "S3R".repeat(66),
                new BigDecimal("4.125"),
                new BigDecimal("12"),
                CodedDate.parse("2030-04"),
                UdiIssuer.GS1,
                "07630031730428",
                null,
                Device.Entry.TYPED);
        for (Paper paper : Paper.values()) {
            String text = flat(text(CardPdf.print(card(device), ISSUE, Locale.ENGLISH, paper)));

            for (String value : List.of(lot, "R3F".repeat(66), "N4M".repeat(66), "T1P".repeat(66), "S3R".repeat(66))) {
                assertTrue(paper + " lacks " + value, interleaved(text, value));
            }
        }
    }

    @Test
    public void withoutUdiThereIsNoSymbolAndItIsSaid() throws IOException {
        byte[] pdf = CardPdf.print(card(BY_HAND), ISSUE, Locale.ENGLISH, Paper.CARD);

        assertEquals(List.of(), symbols(pdf));
        assertTrue(text(pdf).contains("No machine-readable UDI recorded"));
    }

    @Test
    public void sixDevicesFillPagesWithoutLosingOne() throws IOException {
        Card card = card(IMPLANT, BY_DAY, HIBC, TISSUE, IMPLANT, BY_DAY);

        byte[] pdf = CardPdf.print(card, ISSUE, Locale.ENGLISH, Paper.A4);

        assertEquals(6, symbols(pdf).size());
        assertTrue(text(pdf).contains("Page 3 of 3"));
    }

    private static void assertSizes(Paper paper, double width, double height, int pages) throws IOException {
        try (PDDocument document = Loader.loadPDF(CardPdf.print(card(IMPLANT, BY_DAY), ISSUE, Locale.ENGLISH, paper))) {
            assertEquals(pages, document.getNumberOfPages());
            for (PDPage page : document.getPages()) {
                assertEquals(width, page.getMediaBox().getWidth() / 72 * 25.4, 0.01);
                assertEquals(height, page.getMediaBox().getHeight() / 72 * 25.4, 0.01);
            }
        }
    }

    /** What a scanner that is moved down the right edge reads, with the symbology identifier that it sends. */
    private static List<String> symbols(byte[] pdf) throws IOException {
        List<String> read = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                boolean sheet = document.getPage(page).getMediaBox().getWidth() > A_HAND_WIDE;
                BufferedImage image = renderer.renderImageWithDPI(page, RESOLUTION);
                int symbol = pixels(sheet ? 26 : 18);
                int margin = pixels(sheet ? 18 : 3.6);
                int quiet = pixels(2);
                int left = image.getWidth() - margin - symbol - quiet;
                int top = 0;
                while (top + symbol + 2 * quiet < image.getHeight()) {
                    BufferedImage seen = image.getSubimage(left, top, symbol + 2 * quiet, symbol + 2 * quiet);
                    Optional<String> text = decode(seen);
                    text.ifPresent(read::add);
                    top += text.isPresent() ? symbol + quiet : pixels(1.5);
                }
            }
        }
        return read;
    }

    private static int pixels(double millimetres) {
        return (int) (millimetres / 25.4 * RESOLUTION);
    }

    private static Optional<String> decode(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
        hints.put(DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.DATA_MATRIX));
        hints.put(DecodeHintType.TRY_HARDER, true);
        try {
            Result result = new DataMatrixReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(
                                    new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))),
                            hints);
            return Optional.of(
                    result.getResultMetadata().get(ResultMetadataType.SYMBOLOGY_IDENTIFIER) + " " + result.getText());
        } catch (NotFoundException | ChecksumException | FormatException e) {
            return Optional.empty();
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", "");
    }

    /** Whether the value's characters follow each other, with those of a neighbouring column between its lines. */
    private static boolean interleaved(String text, String value) {
        return text.chars().filter(character -> value.indexOf(character) >= 0).count() >= value.length();
    }

    private static char check(String content) {
        String alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";
        return alphabet.charAt(content.chars().map(alphabet::indexOf).sum() % 43);
    }

    static Card card(Device... devices) {
        List<Card.Line> lines = new ArrayList<>();
        for (Device device : devices) {
            lines.add(new Card.Line(
                    device.kind() == DeviceKind.BIOMATERIAL ? null : ToothPosition.of(36),
                    device,
                    MAKER,
                    UdiCarrier.of(device, TODAY)));
        }
        return new Card(
                "Jo\u00e3o \u0141ukasz M\u00fcller",
                "P-10023",
                LocalDate.of(1961, 4, 30),
                LocalDate.of(2026, 11, 20),
                "Dr. A. Voorbeeld",
                issuer(),
                lines);
    }

    private static Card.Issuer issuer() {
        return new Card.Issuer(
                "Linden Tandheelkunde", "Lindelaan 1\n1234 AB Voorbeeldstad\nNederland", "https://linden.example");
    }

    private static Device device(
            DeviceKind kind,
            String lot,
            String serial,
            CodedDate expiry,
            UdiIssuer issuer,
            String udiDi,
            String rawScan) {
        return new Device(
                kind,
                MAKER.id(),
                MAKER.name(),
                "061.4312",
                "Implant RB 4.5 x 12",
                "BLX",
                lot,
                serial,
                new BigDecimal("4.5"),
                new BigDecimal("12"),
                expiry,
                issuer,
                udiDi,
                rawScan,
                Device.Entry.SCAN);
    }
}
