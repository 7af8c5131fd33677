package org.alveolus.scan.image.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeNotNull;
import static org.junit.Assume.assumeTrue;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanInput;
import org.junit.Before;
import org.junit.Test;

/**
 * Proves D1 on ZXing's own sample images: reaches the counts that ZXing requires of itself. Runs where the system property
 * {@code alveolus.zxing.samples} names the folder {@code core/src/test/resources/blackbox} of a checkout of ZXing; {@code
 * alveolus.zxing.folders} may restrict it to some folders.
 */
public class ZxingSamplesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final ImageScanDriver driver = new ImageScanDriver();
    private final String only = System.getProperty("alveolus.zxing.folders", ".*");
    private Path samples;

    @Before
    public void findSamples() {
        String folder = System.getProperty("alveolus.zxing.samples");
        assumeNotNull(folder);
        samples = Path.of(folder);
    }

    @Test
    public void requiredCountsAreReached() throws Exception {
        List<String> failures = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                ZxingSamplesTest.class.getResourceAsStream("/zxing-samples.txt"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                if (!line.startsWith("#") && words[0].matches(only)) {
                    failures.addAll(check(samples.resolve(words[0]), words));
                }
            }
        }
        assertEquals(List.of(), failures);
    }

    @Test
    public void symbolsOfDifferentKindsAreAllSeen() throws Exception {
        assumeTrue("multi-1".matches(only));
        assertEquals(
                Set.of("UPC-A 031415926531", "QR Code www.airtable.com/jobs"),
                symbols(samples.resolve("multi-1/1.png"), 0).stream()
                        .map(symbol -> symbol.symbology() + " " + symbol.text())
                        .collect(Collectors.toSet()));
    }

    @Test
    public void symbolsOfOneKindAreAllSeen() throws Exception {
        assumeTrue("multi-qrcode-1".matches(only));
        Set<String> texts = symbols(samples.resolve("multi-qrcode-1/1.png"), 0).stream()
                .map(ScanAnswer.Symbol::text)
                .collect(Collectors.toSet());
        assertEquals(texts.toString(), 4, texts.size());
        for (String prize : List.of("5 MINUTE DANCE PARTY", "5 EXTRA MINUTES OF RECESS", "SIT AT", "JOURNAL PROMPT")) {
            assertTrue(
                    prize + " in " + texts,
                    texts.stream().anyMatch(text -> text.startsWith("You ") && text.contains(prize)));
        }
    }

    @Test
    public void aTextOverSeveralPdf417SymbolsAndPagesIsSeenWhole() throws Exception {
        assumeTrue("pdf417-4".matches(only));
        assertEquals(text("01.bin", StandardCharsets.ISO_8859_1), pages("01-01.png"));
        assertEquals(text("02.bin", StandardCharsets.ISO_8859_1), pages("02-01.png", "02-02.png"));
        assertEquals(text("04.txt", StandardCharsets.UTF_8), pages("04-01.png"));
    }

    private String text(String file, Charset charset) throws Exception {
        return Files.readString(samples.resolve("pdf417-4").resolve(file), charset);
    }

    private String pages(String... files) throws Exception {
        StringBuilder whole = new StringBuilder();
        for (String file : files) {
            symbols(samples.resolve("pdf417-4").resolve(file), 0).forEach(symbol -> whole.append(symbol.text()));
        }
        return whole.toString();
    }

    private List<String> check(Path folder, String[] words) throws Exception {
        List<Path> images;
        try (Stream<Path> files = Files.list(folder)) {
            images = files.filter(
                            file -> file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g|gif)"))
                    .sorted()
                    .toList();
        }
        List<String> failures = new ArrayList<>();
        for (int i = 2; i < words.length; i++) {
            String[] numbers = words[i].split(":");
            Count count = count(images, words[1].replace('_', ' '), Integer.parseInt(numbers[0]));
            String line = words[0] + " turned by " + numbers[0] + ": " + count.right + " of " + images.size() + " ("
                    + numbers[1] + " required), misread " + count.wrong + " (" + numbers[2] + " allowed) "
                    + count.wrongOnes + ", unseen " + count.unseen + ", " + count.millis + " ms, slowest "
                    + count.slowest + " ms";
            System.out.println(line);
            if (count.right < Integer.parseInt(numbers[1]) || count.wrong > Integer.parseInt(numbers[2])) {
                failures.add(line);
            }
        }
        return failures;
    }

    private static final class Count {
        private int right;
        private int wrong;
        private long millis;
        private long slowest;
        private final List<String> unseen = new ArrayList<>();
        private final List<String> wrongOnes = new ArrayList<>();
    }

    private Count count(List<Path> images, String symbology, int degrees) throws Exception {
        Count count = new Count();
        for (Path image : images) {
            long from = System.nanoTime();
            List<ScanAnswer.Symbol> symbols = symbols(image, degrees);
            long millis = (System.nanoTime() - from) / 1_000_000;
            count.millis += millis;
            count.slowest = Math.max(count.slowest, millis);
            String expected = symbology.equals("NONE") ? null : expected(image);
            if (symbols.stream()
                    .anyMatch(symbol -> symbol.symbology().equals(symbology)
                            && symbol.text().equals(expected))) {
                count.right++;
            } else if (symbols.isEmpty()) {
                count.unseen.add(image.getFileName().toString());
            } else {
                count.wrong++;
                count.wrongOnes.add(image.getFileName() + "=" + symbols.get(0));
            }
        }
        return count;
    }

    private static String expected(Path image) throws Exception {
        String name = image.getFileName().toString();
        String base = name.substring(0, name.indexOf('.'));
        Path text = image.resolveSibling(base + ".txt");
        return Files.exists(text)
                ? Files.readString(text, StandardCharsets.UTF_8)
                : Files.readString(image.resolveSibling(base + ".bin"), StandardCharsets.ISO_8859_1);
    }

    private List<ScanAnswer.Symbol> symbols(Path image, int degrees) throws Exception {
        ScanAnswer answer = driver.read(new ScanInput.Image(content(image, degrees), TODAY));
        assertTrue(image + ": " + answer, answer instanceof ScanAnswer.Symbols);
        return ((ScanAnswer.Symbols) answer).symbols();
    }

    private static byte[] content(Path image, int degrees) throws Exception {
        byte[] file = Files.readAllBytes(image);
        if (degrees == 0 && (ImageFile.isPng(file) || ImageFile.isJpeg(file))) {
            return file;
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(turned(ImageIO.read(image.toFile()), degrees), "png", png));
        return png.toByteArray();
    }

    private static BufferedImage turned(BufferedImage image, int degrees) {
        AffineTransform turn = AffineTransform.getQuadrantRotateInstance(
                degrees / 90, image.getWidth() / 2.0, image.getHeight() / 2.0);
        boolean lying = degrees == 90 || degrees == 270;
        int width = lying ? image.getHeight() : image.getWidth();
        int height = lying ? image.getWidth() : image.getHeight();
        AffineTransform centred = AffineTransform.getTranslateInstance(
                (width - image.getWidth()) / 2.0, (height - image.getHeight()) / 2.0);
        centred.concatenate(turn);
        BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = target.createGraphics();
        graphics.drawImage(image, centred, null);
        graphics.dispose();
        return target;
    }
}
