package org.alveolus.scan.image.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.common.BitMatrix;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanInput;
import org.junit.Test;

/** Proves D1, F3: symbols are found in photos, and pictures that are bombs or broken are refused. */
public class ImageScanDriverTest {

    private static final String BOX = "010763003173042817271231" + "10EF51";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final Set<BarcodeFormat> LINEAR =
            EnumSet.of(BarcodeFormat.CODE_128, BarcodeFormat.CODE_39, BarcodeFormat.UPC_A, BarcodeFormat.EAN_13);

    private final ImageScanDriver driver = new ImageScanDriver();

    @Test
    public void aDataMatrixIsReadWithItsSymbology() throws Exception {
        ScanAnswer.Symbol symbol = only(read(png(canvas(draw(BOX, BarcodeFormat.DATA_MATRIX)))));
        assertEquals(BOX, symbol.text());
        assertEquals("Data Matrix", symbol.symbology());
    }

    @Test
    public void theSeparatorsOfAGs1SymbolAreKept() throws Exception {
        BufferedImage code = draw("\u00f1010763003173042810EF51\u00f121S1", BarcodeFormat.CODE_128);
        ScanAnswer.Symbol symbol = only(read(png(canvas(code))));
        assertEquals("010763003173042810EF51\u001d21S1", symbol.text());
        assertEquals("]C1", symbol.symbologyIdentifier());
    }

    @Test
    public void aSymbolIsReadInEveryPosition() throws Exception {
        for (BarcodeFormat format : List.of(BarcodeFormat.QR_CODE, BarcodeFormat.DATA_MATRIX, BarcodeFormat.CODE_128)) {
            for (int quarter = 0; quarter < 4; quarter++) {
                BufferedImage turned = canvas(turned(draw(BOX, format), quarter));
                assertEquals(
                        format + " turned by " + quarter,
                        BOX,
                        only(read(png(turned))).text());
            }
        }
    }

    @Test
    public void anInvertedSymbolIsRead() throws Exception {
        BufferedImage image = canvas(draw(BOX, BarcodeFormat.DATA_MATRIX));
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, ~image.getRGB(x, y));
            }
        }
        assertEquals(BOX, only(read(png(image))).text());
    }

    @Test
    public void twoCodesOfOneLabelAreBothReadFromTopToBottom() throws Exception {
        BufferedImage label = new BufferedImage(700, 700, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = label.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 700, 700);
        graphics.drawImage(draw("+A123BJC5D6E71G", BarcodeFormat.CODE_128), 100, 60, null);
        graphics.drawImage(draw(BOX, BarcodeFormat.DATA_MATRIX), 200, 380, null);
        graphics.dispose();
        List<String> texts =
                symbols(read(png(label))).stream().map(ScanAnswer.Symbol::text).toList();
        assertEquals(List.of("+A123BJC5D6E71G", BOX), texts);
    }

    @Test
    public void aPhotoWithNoiseIsReadFromJpeg() throws Exception {
        BufferedImage image = canvas(draw(BOX, BarcodeFormat.DATA_MATRIX));
        Random random = new Random(7);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int gray = Math.max(0, Math.min(255, (image.getRGB(x, y) & 255) * 6 / 10 + 40 + random.nextInt(40)));
                image.setRGB(x, y, gray << 16 | gray << 8 | gray);
            }
        }
        assertEquals(BOX, only(read(file(image, "jpeg"))).text());
    }

    @Test
    public void aSeparatorThatSeparatesNothingIsNotPartOfTheText() throws Exception {
        assertEquals(
                "10068408",
                only(read(png(canvas(draw("10068408\u00f1", BarcodeFormat.CODE_128)))))
                        .text());
    }

    @Test
    public void whatIsNotInTheFormThatScannersSendHasNoIdentifier() throws Exception {
        ScanAnswer.Symbol upcA = only(read(png(canvas(draw("031415926531", BarcodeFormat.UPC_A)))));
        assertEquals(new ScanAnswer.Symbol("031415926531", "UPC-A", null), upcA);
        ScanAnswer.Symbol ean = only(read(png(canvas(draw("8413000065504", BarcodeFormat.EAN_13)))));
        assertEquals(new ScanAnswer.Symbol("8413000065504", "EAN-13", "]E0"), ean);
    }

    @Test
    public void hibcInCode39KeepsItsFlag() throws Exception {
        ScanAnswer.Symbol symbol = only(read(png(canvas(draw("+A123BJC5D6E71G", BarcodeFormat.CODE_39)))));
        assertEquals(new ScanAnswer.Symbol("+A123BJC5D6E71G", "Code 39", "]A0"), symbol);
    }

    @Test
    public void hibcInFullAsciiIsGivenFirstAsMeantThenAsPrinted() throws Exception {
        assertEquals(
                List.of(
                        new ScanAnswer.Symbol("+A123BJC5D6E71G", "Code 39", "]A4"),
                        new ScanAnswer.Symbol("/KA123BJC5D6E71G", "Code 39", "]A0")),
                symbols(read(png(canvas(draw("/KA123BJC5D6E71G", BarcodeFormat.CODE_39))))));
    }

    @Test
    public void code39ThatNeedNotBeFullAsciiIsGivenFirstAsPrinted() throws Exception {
        assertEquals(
                List.of("REF/A7", "REF!7"),
                symbols(read(png(canvas(draw("REF/A7", BarcodeFormat.CODE_39))))).stream()
                        .map(ScanAnswer.Symbol::text)
                        .toList());
        assertEquals(
                "REF/7",
                only(read(png(canvas(draw("REF/7", BarcodeFormat.CODE_39))))).text());
    }

    @Test
    public void anAztecSymbolThatSetsUpAScannerIsRead() throws Exception {
        // the text 'init-test', 1 layer, 10 words, marked
        String[] modules = {
            "..###.#.#.....#",
            "###.###.##.##..",
            "#.##..#.#...###",
            "..############.",
            "#..#.......##.#",
            "#..#.#####.#.#.",
            ".###.#...#.###.",
            "####.#.#.#.#..#",
            "#.##.#...#.##..",
            "#..#.#####.##.#",
            "#..#.......#..#",
            "#..############",
            "#...#.#.##...##",
            "....####.###..#",
            "#..#.....#....#"
        };
        ScanAnswer.Symbol symbol = only(read(png(canvas(drawn(modules, 12, 12)))));
        assertEquals("init-test", symbol.text());
        assertEquals("Aztec Code", symbol.symbology());
    }

    @Test
    public void oneRowOfBarsIsBelievedOnlyWithItsAddOn() throws Exception {
        String bars = modules(BarcodeFormat.UPC_E, "04965802");
        String addOn = "......." + "#.##" + "...##.#" + ".#" + ".##..##";
        assertEquals(List.of(), symbols(read(png(canvas(drawn(new String[] {bars}, 2, 1))))));
        ScanAnswer.Symbol symbol = only(read(png(canvas(drawn(new String[] {bars + addOn}, 2, 1)))));
        assertEquals("04965802", symbol.text());
    }

    @Test
    public void anImageThatWouldWaitTooLongIsRefused() throws Exception {
        byte[] image = png(canvas(draw(BOX, BarcodeFormat.DATA_MATRIX)));
        assertEquals(
                "busy", fault(new ImageScanDriver(0, Duration.ofMillis(1)).read(new ScanInput.Image(image, TODAY))));
        assertEquals(
                1,
                symbols(new ImageScanDriver(1, Duration.ZERO).read(new ScanInput.Image(image, TODAY)))
                        .size());
    }

    @Test
    public void noAttemptIsBegunWhenTheTimeIsUsedUp() throws Exception {
        GrayImage image = GrayImage.of(canvas(draw(BOX, BarcodeFormat.DATA_MATRIX)));
        assertEquals(1, SymbolFinder.find(image, Duration.ofMinutes(1)).size());
        assertEquals(List.of(), SymbolFinder.find(image, Duration.ZERO));
    }

    @Test
    public void theSymbolsOfALargePhotoAreReadFromTopToBottom() throws Exception {
        BufferedImage photo = new BufferedImage(3000, 2200, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = photo.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 3000, 2200);
        graphics.drawImage(draw("+A123BJC5D6E71G", BarcodeFormat.CODE_128), 300, 300, 1500, 300, null);
        graphics.drawImage(draw(BOX, BarcodeFormat.DATA_MATRIX), 1200, 1100, 720, 720, null);
        graphics.dispose();
        List<String> texts =
                symbols(read(png(photo))).stream().map(ScanAnswer.Symbol::text).toList();
        assertEquals(List.of("+A123BJC5D6E71G", BOX), texts);
    }

    @Test
    public void pictureWithoutSymbolHasNone() throws Exception {
        Random random = new Random(11);
        for (int picture = 0; picture < 10; picture++) {
            BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, 320, 240);
            graphics.setColor(Color.BLACK);
            for (int line = 0; line < 40; line++) {
                int x = random.nextInt(320);
                graphics.fillRect(x, random.nextInt(40), 1 + random.nextInt(4), 200);
            }
            graphics.dispose();
            assertEquals(List.of(), symbols(read(png(image))));
        }
    }

    @Test
    public void whatIsNoPngOrJpegIsNotMine() {
        assertSame(ScanAnswer.NOT_MINE, read("GIF89a....".getBytes(StandardCharsets.US_ASCII)));
        assertSame(ScanAnswer.NOT_MINE, read(new byte[0]));
        assertSame(ScanAnswer.NOT_MINE, driver.read(new ScanInput.Text(BOX, TODAY)));
    }

    @Test
    public void aBombIsRefusedBeforeItIsDecoded() throws Exception {
        assertEquals("image-too-large", fault(read(pngHeader(2_000_000_000, 2_000_000_000))));
        assertEquals("image-too-large", fault(read(pngHeader(29_000, 29_000))));
    }

    @Test
    public void aBrokenFileIsRefused() throws Exception {
        byte[] whole = png(canvas(draw(BOX, BarcodeFormat.QR_CODE)));
        assertEquals("image-broken", fault(read(Arrays.copyOf(whole, 20))));
        assertEquals("image-broken", fault(read(Arrays.copyOf(whole, whole.length / 3))));
        byte[] jpeg = file(canvas(draw(BOX, BarcodeFormat.QR_CODE)), "jpeg");
        assertEquals("image-broken", fault(read(Arrays.copyOf(jpeg, 10))));
    }

    private ScanAnswer read(byte[] content) {
        return driver.read(new ScanInput.Image(content, TODAY));
    }

    private static List<ScanAnswer.Symbol> symbols(ScanAnswer answer) {
        assertTrue(answer.toString(), answer instanceof ScanAnswer.Symbols);
        return ((ScanAnswer.Symbols) answer).symbols();
    }

    private static ScanAnswer.Symbol only(ScanAnswer answer) {
        List<ScanAnswer.Symbol> symbols = symbols(answer);
        assertEquals(symbols.toString(), 1, symbols.size());
        return symbols.get(0);
    }

    private static String fault(ScanAnswer answer) {
        assertTrue(answer.toString(), answer instanceof Reading);
        return ((Reading) answer).findings().get(0).code();
    }

    private static BufferedImage draw(String text, BarcodeFormat format) throws Exception {
        boolean linear = LINEAR.contains(format);
        BitMatrix matrix = new MultiFormatWriter()
                .encode(text, format, linear ? 500 : 240, linear ? 100 : 240, Map.of(EncodeHintType.MARGIN, 4));
        BufferedImage image = new BufferedImage(matrix.getWidth(), matrix.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                image.setRGB(x, y, matrix.get(x, y) ? 0 : 0xffffff);
            }
        }
        return image;
    }

    /** One row of a symbol, a module a character. */
    private static String modules(BarcodeFormat format, String text) throws Exception {
        BitMatrix matrix = new MultiFormatWriter().encode(text, format, 0, 1, Map.of(EncodeHintType.MARGIN, 0));
        StringBuilder row = new StringBuilder();
        for (int x = 0; x < matrix.getWidth(); x++) {
            row.append(matrix.get(x, 0) ? '#' : '.');
        }
        return row.toString();
    }

    private static BufferedImage drawn(String[] modules, int width, int height) {
        BufferedImage image =
                new BufferedImage(modules[0].length() * width, modules.length * height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, modules[y / height].charAt(x / width) == '#' ? 0 : 0xffffff);
            }
        }
        return image;
    }

    private static BufferedImage canvas(BufferedImage code) {
        BufferedImage canvas =
                new BufferedImage(code.getWidth() + 120, code.getHeight() + 120, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = canvas.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        graphics.drawImage(code, 60, 60, null);
        graphics.dispose();
        return canvas;
    }

    private static BufferedImage turned(BufferedImage image, int quarters) {
        BufferedImage from = image;
        for (int i = 0; i < quarters; i++) {
            BufferedImage to = new BufferedImage(from.getHeight(), from.getWidth(), BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < from.getHeight(); y++) {
                for (int x = 0; x < from.getWidth(); x++) {
                    to.setRGB(from.getHeight() - 1 - y, x, from.getRGB(x, y));
                }
            }
            from = to;
        }
        return from;
    }

    private static byte[] png(BufferedImage image) throws Exception {
        return file(image, "png");
    }

    private static byte[] file(BufferedImage image, String format) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, bytes));
        return bytes.toByteArray();
    }

    /** A file that says it has so many pixels, and has none. */
    private static byte[] pngHeader(int width, int height) throws Exception {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(chunk);
        data.writeBytes("IHDR");
        data.writeInt(width);
        data.writeInt(height);
        data.write(new byte[] {8, 2, 0, 0, 0});
        CRC32 check = new CRC32();
        check.update(chunk.toByteArray());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a});
        out.writeInt(13);
        out.write(chunk.toByteArray());
        out.writeInt((int) check.getValue());
        return file.toByteArray();
    }
}
