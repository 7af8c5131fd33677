package org.alveolus.scan.image.internal;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.GenericMultipleBarcodeReader;
import com.google.zxing.multi.MultipleBarcodeReader;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.pdf417.PDF417Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Finds the symbols of an image: first the way a clean picture needs, then with more and more effort.
 *
 * <p>The more effort, the more often lines of a drawing or of a table look like a bar code. So what only the harder attempts
 * see is believed at once when the symbology has error correction, and else only when the rows beside show the same code. Not
 * thread-safe; one for each image.
 */
final class SymbolFinder {

    /** Symbologies with error correction, which are practically never seen where they are not. */
    private static final Set<BarcodeFormat> TRUSTED = EnumSet.of(
            BarcodeFormat.DATA_MATRIX,
            BarcodeFormat.QR_CODE,
            BarcodeFormat.AZTEC,
            BarcodeFormat.PDF_417,
            BarcodeFormat.MAXICODE,
            BarcodeFormat.RSS_EXPANDED);

    /** Symbologies of few bars, which the edges of a drawing or of print can look like. */
    private static final Set<BarcodeFormat> FAINT = EnumSet.of(
            BarcodeFormat.EAN_8, BarcodeFormat.UPC_E, BarcodeFormat.ITF, BarcodeFormat.CODABAR, BarcodeFormat.CODE_39);

    private static final Set<BarcodeFormat> MATRIX =
            EnumSet.of(BarcodeFormat.DATA_MATRIX, BarcodeFormat.QR_CODE, BarcodeFormat.AZTEC);

    /** Rows that are looked at beside the one in which a code was read, at least. */
    private static final int BAND = 12;

    /** Pixels above which a picture is large: more than the symbols of a label need. */
    private static final long LARGE = 4_000_000;

    /** Pixels a side below which a window shows no more than the whole picture does. */
    private static final int SMALLEST_WINDOW = 150;

    private static final List<Function<LuminanceSource, Binarizer>> BINARIZERS =
            List.of(HybridBinarizer::new, GlobalHistogramBinarizer::new);

    /** Long texts are spread over several symbols of these kinds, which ZXing finds in one go. */
    private static final Map<BarcodeFormat, Supplier<MultipleBarcodeReader>> PAGE_READERS =
            Map.of(BarcodeFormat.PDF_417, PDF417Reader::new, BarcodeFormat.QR_CODE, QRCodeMultiReader::new);

    private final Map<String, Result> found = new LinkedHashMap<>();

    private final long begun = System.nanoTime();
    private final long budget;

    private SymbolFinder(Duration budget) {
        this.budget = budget.toNanos();
    }

    /**
     * @param budget how long to look; no further attempt is begun when it is used up
     * @throws InterruptedException when the thread was interrupted meanwhile
     */
    static List<Result> find(GrayImage image, Duration budget) throws InterruptedException {
        SymbolFinder finder = new SymbolFinder(budget);
        finder.search(image);
        return List.copyOf(finder.found.values());
    }

    /** The smaller picture of a large one is looked at first: it shows most symbols, in a quarter of the time. */
    private void search(GrayImage image) throws InterruptedException {
        if ((long) image.getWidth() * image.getHeight() > LARGE) {
            look(image.halved());
            found.replaceAll((key, result) -> placed(result, 2, 0, 0));
            if (found.isEmpty()) {
                look(image);
            } else {
                several(image);
                windows(image);
            }
        } else {
            look(image);
            if (found.isEmpty() && image.getWidth() >= 400 && image.getHeight() >= 400) {
                harder(image.halved());
            }
        }
    }

    private void look(GrayImage image) throws InterruptedException {
        plain(image);
        several(image);
        windows(image);
        if (found.isEmpty()) {
            setup(image);
        }
        if (found.isEmpty()) {
            harder(image);
        }
    }

    private void setup(GrayImage image) throws InterruptedException {
        for (boolean mirrored : new boolean[] {false, true}) {
            Result result = attempt(() -> ReaderInitialisation.read(new HybridBinarizer(image), mirrored));
            if (result != null) {
                found.put(key(result), result);
                return;
            }
        }
    }

    /** A pure picture, a normal look, a hard look: what is seen first is believed, unless it is faint and on a single row. */
    private void plain(GrayImage image) throws InterruptedException {
        for (Map<DecodeHintType, Object> hints :
                List.of(hints(DecodeHintType.PURE_BARCODE), hints(), hints(DecodeHintType.TRY_HARDER))) {
            Result result = decode(new HybridBinarizer(image), hints);
            if (result != null && (!FAINT.contains(result.getBarcodeFormat()) || confirmed(image, result))) {
                found.put(key(result), result);
                return;
            }
        }
    }

    /** Whether more than one row says so: the add-on beside a product number, or the rows above or below. */
    private boolean confirmed(LuminanceSource image, Result result) throws InterruptedException {
        Map<ResultMetadataType, Object> metadata = result.getResultMetadata();
        return metadata != null && metadata.containsKey(ResultMetadataType.UPC_EAN_EXTENSION)
                || seenBesides(image, result);
    }

    /**
     * Whether the same code is also seen in the rows beside the one in which it was read: bars are high, chance patterns are not.
     */
    private boolean seenBesides(LuminanceSource image, Result result) throws InterruptedException {
        ResultPoint[] points = result.getResultPoints();
        boolean upright = Math.abs(points[0].getX() - points[1].getX()) < Math.abs(points[0].getY() - points[1].getY());
        int side = upright ? image.getWidth() : image.getHeight();
        int at = Math.round(upright ? points[0].getX() : points[0].getY());
        int band = Math.max(BAND, side / 4);
        return seen(image, result, upright, Math.max(0, at - band), at)
                || seen(image, result, upright, at + 1, Math.min(side, at + 1 + band));
    }

    private boolean seen(LuminanceSource image, Result result, boolean upright, int from, int to)
            throws InterruptedException {
        if (to - from < 1) {
            return false;
        }
        LuminanceSource rows = upright
                ? image.crop(from, 0, to - from, image.getHeight())
                : image.crop(0, from, image.getWidth(), to - from);
        Map<DecodeHintType, Object> hints = hints(DecodeHintType.TRY_HARDER);
        hints.put(DecodeHintType.POSSIBLE_FORMATS, EnumSet.of(result.getBarcodeFormat()));
        Result again = decode(new GlobalHistogramBinarizer(rows), hints);
        return again != null && key(again).equals(key(result));
    }

    /** Looks around each symbol for further ones; labels often carry two or more. */
    private void several(GrayImage image) throws InterruptedException {
        if (found.isEmpty()) {
            return;
        }
        for (Function<LuminanceSource, Binarizer> binarizer : BINARIZERS) {
            all(new GenericMultipleBarcodeReader(new MultiFormatReader()), binarizer.apply(image), image);
        }
        Set<BarcodeFormat> formats = EnumSet.noneOf(BarcodeFormat.class);
        found.values().forEach(result -> formats.add(result.getBarcodeFormat()));
        formats.retainAll(PAGE_READERS.keySet());
        for (BarcodeFormat format : formats) {
            all(PAGE_READERS.get(format).get(), new HybridBinarizer(image), image);
        }
    }

    private void all(MultipleBarcodeReader reader, Binarizer binarizer, GrayImage image) throws InterruptedException {
        Result[] results =
                attempt(() -> reader.decodeMultiple(new BinaryBitmap(binarizer), hints(DecodeHintType.TRY_HARDER)));
        if (results != null) {
            for (Result result : results) {
                weigh(image, result);
            }
        }
    }

    /**
     * Looks through nine overlapping windows for matrix symbols: ZXing looks for them from the middle of the picture outwards,
     * so one at the edge of a label is seen only when a window has it in its middle.
     */
    private void windows(GrayImage image) throws InterruptedException {
        int width = image.getWidth() / 2;
        int height = image.getHeight() / 2;
        if (width < SMALLEST_WINDOW || height < SMALLEST_WINDOW) {
            return;
        }
        Map<DecodeHintType, Object> hints = hints(DecodeHintType.TRY_HARDER);
        hints.put(DecodeHintType.POSSIBLE_FORMATS, MATRIX);
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                LuminanceSource window = image.crop(column * width / 2, row * height / 2, width, height);
                Result result = decode(new HybridBinarizer(window), hints);
                if (result != null) {
                    weigh(image, placed(result, 1, column * width / 2, row * height / 2));
                }
            }
        }
    }

    /** With the places of a part or of a smaller picture counted in the whole picture. */
    private static Result placed(Result result, int scale, int left, int top) {
        ResultPoint[] points = Arrays.stream(result.getResultPoints())
                .filter(Objects::nonNull)
                .map(point -> new ResultPoint(scale * point.getX() + left, scale * point.getY() + top))
                .toArray(ResultPoint[]::new);
        Result placed = new Result(result.getText(), result.getRawBytes(), points, result.getBarcodeFormat());
        placed.putAllMetadata(result.getResultMetadata());
        return placed;
    }

    /** Turned, inverted, with one threshold for the whole picture. */
    private void harder(GrayImage image) throws InterruptedException {
        LuminanceSource turned = image;
        for (int quarter = 0; quarter < 4; quarter++) {
            for (Function<LuminanceSource, Binarizer> binarizer : BINARIZERS) {
                Result result =
                        decode(binarizer.apply(turned), hints(DecodeHintType.TRY_HARDER, DecodeHintType.ALSO_INVERTED));
                if (result != null) {
                    weigh(turned, result);
                }
            }
            if (!found.isEmpty()) {
                return;
            }
            turned = turned.rotateCounterClockwise();
        }
    }

    private void weigh(LuminanceSource image, Result result) throws InterruptedException {
        String key = key(result);
        if (!found.containsKey(key) && (TRUSTED.contains(result.getBarcodeFormat()) || confirmed(image, result))) {
            found.put(key, result);
        }
    }

    private Result decode(Binarizer binarizer, Map<DecodeHintType, Object> hints) throws InterruptedException {
        return attempt(() -> new MultiFormatReader().decode(new BinaryBitmap(binarizer), hints));
    }

    /** One way to look for symbols. */
    private interface Attempt<T> {
        T look() throws ReaderException;
    }

    /** Returns null when no symbol is to be seen this way, or no time is left. */
    private <T> T attempt(Attempt<T> attempt) throws InterruptedException {
        if (isOver()) {
            return null;
        }
        try {
            return attempt.look();
        } catch (ReaderException e) {
            return null;
        } catch (RuntimeException e) {
            // ZXing's detectors run out of their arrays on some pictures; that is 'no symbol' too
            return null;
        }
    }

    private boolean isOver() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return System.nanoTime() - begun >= budget;
    }

    private static String key(Result result) {
        return result.getBarcodeFormat() + " " + result.getText();
    }

    /** Function characters of GS1 symbols are kept as separators: without them a lot runs into what follows. */
    private static Map<DecodeHintType, Object> hints(DecodeHintType... flags) {
        Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
        hints.put(DecodeHintType.ASSUME_GS1, Boolean.TRUE);
        for (DecodeHintType flag : flags) {
            hints.put(flag, Boolean.TRUE);
        }
        return hints;
    }

    /** The order in which a person reads a label: from top to bottom. */
    static List<Result> inReadingOrder(List<Result> results) {
        List<Result> sorted = new ArrayList<>(results);
        sorted.sort((one, other) -> Float.compare(top(one), top(other)));
        return sorted;
    }

    private static float top(Result result) {
        float top = Float.MAX_VALUE;
        if (result.getResultPoints() != null) {
            for (ResultPoint point : result.getResultPoints()) {
                if (point != null) {
                    top = Math.min(top, point.getY());
                }
            }
        }
        return top;
    }
}
