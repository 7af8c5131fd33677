package org.alveolus.scan.image.internal;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanDriver;
import org.alveolus.spi.scan.ScanInput;
import org.osgi.service.component.annotations.Component;

/** Finds the symbols of PNG and JPEG images; what they hold is left to the drivers of the standards. */
@Component(property = ScanDriver.NAME + "=image")
public final class ImageScanDriver implements ScanDriver {

    private static final Map<BarcodeFormat, String> SYMBOLOGIES = new EnumMap<>(Map.ofEntries(
            Map.entry(BarcodeFormat.AZTEC, "Aztec Code"),
            Map.entry(BarcodeFormat.CODABAR, "Codabar"),
            Map.entry(BarcodeFormat.CODE_39, "Code 39"),
            Map.entry(BarcodeFormat.CODE_93, "Code 93"),
            Map.entry(BarcodeFormat.CODE_128, "Code 128"),
            Map.entry(BarcodeFormat.DATA_MATRIX, "Data Matrix"),
            Map.entry(BarcodeFormat.EAN_8, "EAN-8"),
            Map.entry(BarcodeFormat.EAN_13, "EAN-13"),
            Map.entry(BarcodeFormat.ITF, "ITF"),
            Map.entry(BarcodeFormat.MAXICODE, "MaxiCode"),
            Map.entry(BarcodeFormat.PDF_417, "PDF417"),
            Map.entry(BarcodeFormat.QR_CODE, "QR Code"),
            Map.entry(BarcodeFormat.RSS_14, "GS1 DataBar"),
            Map.entry(BarcodeFormat.RSS_EXPANDED, "GS1 DataBar Expanded"),
            Map.entry(BarcodeFormat.UPC_A, "UPC-A"),
            Map.entry(BarcodeFormat.UPC_E, "UPC-E"),
            Map.entry(BarcodeFormat.UPC_EAN_EXTENSION, "EAN/UPC add-on")));

    /** The symbology identifier of Code 39 that was converted from full ASCII mode (ISO/IEC 15424). */
    private static final String FULL_ASCII = "]A4";

    private static final String SEPARATOR = "\u001d";

    /**
     * How long an image may take with all waiting: half of the limit after which the platform cuts a driver off, since an attempt
     * that was begun is brought to its end, which takes seconds on a large photo and a busy machine.
     */
    private static final Duration LONGEST = Duration.ofSeconds(7);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    /** What ZXing gives in another form than scanners send under the symbology's identifier. */
    private static final Set<BarcodeFormat> NOT_AS_SENT =
            EnumSet.of(BarcodeFormat.RSS_EXPANDED, BarcodeFormat.RSS_14, BarcodeFormat.UPC_A);

    /** A decoded picture takes some tens of megabytes, so only few are decoded at once. */
    private static final int DECODERS = 2;

    private final Semaphore decoders;
    private final Duration longestWait;

    /** Made by declarative services. */
    public ImageScanDriver() {
        this(DECODERS, LONGEST_WAIT);
    }

    /**
     * @param decoders images that are read at once
     * @param longestWait how long an image waits for others
     */
    ImageScanDriver(int decoders, Duration longestWait) {
        this.decoders = new Semaphore(decoders, true);
        this.longestWait = longestWait;
    }

    @Override
    public ScanAnswer read(ScanInput input) {
        if (!(input instanceof ScanInput.Image image)
                || !(ImageFile.isPng(image.content()) || ImageFile.isJpeg(image.content()))) {
            return ScanAnswer.NOT_MINE;
        }
        long begun = System.nanoTime();
        try {
            if (!decoders.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                return Reading.unreadable(
                        "IMAGE", Finding.error("busy", -1, "Too many images are being read; try again."));
            }
        } catch (InterruptedException e) {
            return interrupted();
        }
        try {
            List<ScanAnswer.Symbol> symbols = new ArrayList<>();
            GrayImage picture = ImageFile.decode(image.content());
            List<Result> results = SymbolFinder.find(picture, LONGEST.minusNanos(System.nanoTime() - begun));
            SymbolFinder.inReadingOrder(results).forEach(result -> symbols.addAll(readings(result)));
            return new ScanAnswer.Symbols(symbols);
        } catch (ImageFile.Unreadable e) {
            return Reading.unreadable("IMAGE", Finding.error(e.code(), -1, e.getMessage()));
        } catch (InterruptedException e) {
            return interrupted();
        } finally {
            decoders.release();
        }
    }

    private static ScanAnswer interrupted() {
        Thread.currentThread().interrupt();
        return Reading.unreadable("IMAGE", Finding.error("interrupted", -1, "Reading the image took too long."));
    }

    /**
     * A symbol in Code 39 may be meant in full ASCII mode and does not say so: then it is listed both ways, the likelier first. A
     * plus sign in front is HIBC's flag, which HIBC prints without that mode.
     */
    private static List<ScanAnswer.Symbol> readings(Result result) {
        ScanAnswer.Symbol plain = symbol(result);
        if (result.getBarcodeFormat() != BarcodeFormat.CODE_39 || plain.text().startsWith("+")) {
            return List.of(plain);
        }
        return FullAscii.decode(plain.text())
                .map(text -> new ScanAnswer.Symbol(text, plain.symbology(), FULL_ASCII))
                .map(full -> FullAscii.isLikely(plain.text()) ? List.of(full, plain) : List.of(plain, full))
                .orElse(List.of(plain));
    }

    private static ScanAnswer.Symbol symbol(Result result) {
        String text = result.getText();
        String identifier = identifier(result);
        if (identifier != null && text.startsWith(identifier)) {
            text = text.substring(identifier.length());
        }
        if (result.getBarcodeFormat() == BarcodeFormat.CODE_128 && text.endsWith(SEPARATOR)) {
            text = text.substring(0, text.length() - 1); // nothing follows that it could separate
        }
        return new ScanAnswer.Symbol(text, SYMBOLOGIES.get(result.getBarcodeFormat()), identifier);
    }

    /**
     * ZXing gives DataBar Expanded in the bracketed form, DataBar without application identifier and UPC-A without its leading
     * zero, which are no transmissions with an identifier; and an identifier without modifier is no more than the symbology's
     * name.
     */
    private static String identifier(Result result) {
        Map<ResultMetadataType, Object> metadata = result.getResultMetadata();
        if (metadata == null || NOT_AS_SENT.contains(result.getBarcodeFormat())) {
            return null;
        }
        Object identifier = metadata.get(ResultMetadataType.SYMBOLOGY_IDENTIFIER);
        return identifier != null && identifier.toString().matches("\\][A-Za-z][0-9A-Za-z]")
                ? identifier.toString()
                : null;
    }
}
