package org.alveolus.scan.image.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeNotNull;

import com.google.zxing.Result;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.Test;

/**
 * Proves D1 on ZXing's own sample images: reaches the counts that ZXing requires of itself. Runs where the system property
 * {@code alveolus.zxing.samples} names the folder {@code core/src/test/resources/blackbox} of a checkout of ZXing; {@code
 * alveolus.zxing.folders} may restrict it to some folders.
 */
public class ZxingSamplesTest {

    @Test
    public void requiredCountsAreReached() throws Exception {
        String samples = System.getProperty("alveolus.zxing.samples");
        assumeNotNull(samples);
        String only = System.getProperty("alveolus.zxing.folders", ".*");
        List<String> failures = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                ZxingSamplesTest.class.getResourceAsStream("/zxing-samples.txt"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                if (!line.startsWith("#") && words[0].matches(only)) {
                    failures.addAll(check(Path.of(samples, words[0]), words));
                }
            }
        }
        assertEquals(List.of(), failures);
    }

    private static List<String> check(Path folder, String[] words) throws Exception {
        List<Path> images;
        try (Stream<Path> files = Files.list(folder)) {
            images = files.filter(file -> file.toString().toLowerCase().matches(".*\\.(png|jpe?g|gif)"))
                    .sorted()
                    .toList();
        }
        List<String> failures = new ArrayList<>();
        for (int i = 2; i < words.length; i++) {
            String[] numbers = words[i].split(":");
            Count count = count(images, words[1], Integer.parseInt(numbers[0]));
            String line = words[0] + " turned by " + numbers[0] + ": " + count.right + " of " + images.size() + " ("
                    + numbers[1] + " required), misread " + count.wrong + " (" + numbers[2] + " allowed) "
                    + count.wrongOnes + ", unseen " + count.unseen;
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
        private final List<String> unseen = new ArrayList<>();
        private final List<String> wrongOnes = new ArrayList<>();
    }

    private static Count count(List<Path> images, String format, int degrees) throws Exception {
        Count count = new Count();
        for (Path image : images) {
            List<Result> results = SymbolFinder.find(GrayImage.of(turned(ImageIO.read(image.toFile()), degrees)));
            String expected = format.equals("NONE") ? null : expected(image);
            if (results.stream()
                    .anyMatch(result -> result.getBarcodeFormat().name().equals(format)
                            && plain(result).equals(expected))) {
                count.right++;
            } else if (results.isEmpty()) {
                count.unseen.add(image.getFileName().toString());
            } else {
                count.wrong++;
                count.wrongOnes.add(image.getFileName() + "=" + results.get(0).getBarcodeFormat() + ":"
                        + results.get(0).getText());
            }
        }
        return count;
    }

    /** ZXing's expectations are written without the identifier that marks a GS1 symbol. */
    private static String plain(Result result) {
        return result.getText().startsWith("]C1") ? result.getText().substring(3) : result.getText();
    }

    private static String expected(Path image) throws Exception {
        String name = image.getFileName().toString();
        String base = name.substring(0, name.indexOf('.'));
        Path text = image.resolveSibling(base + ".txt");
        return Files.exists(text)
                ? Files.readString(text, StandardCharsets.UTF_8)
                : Files.readString(image.resolveSibling(base + ".bin"), StandardCharsets.ISO_8859_1);
    }

    private static BufferedImage turned(BufferedImage image, int degrees) {
        if (degrees == 0) {
            return image;
        }
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
