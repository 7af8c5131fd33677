package org.alveolus.scan.image.internal;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.aztec.AztecDetectorResult;
import com.google.zxing.aztec.decoder.Decoder;
import com.google.zxing.aztec.detector.Detector;
import com.google.zxing.common.DecoderResult;

/**
 * Reads the Aztec symbols that set up a scanner. They are marked by the highest bit of their number of data words, which then
 * exceeds what the symbol has room for (ISO/IEC 24778, 'reader initialisation symbols'). ZXing 3.5.4 finds such a symbol and
 * takes the bit for a part of the number, so it is cleared here before ZXing decodes. Stateless.
 */
final class ReaderInitialisation {

    private ReaderInitialisation() {}

    /**
     * The symbol in the middle of the picture.
     *
     * @throws NotFoundException when there is none, or it is an ordinary one
     */
    static Result read(Binarizer picture, boolean mirrored) throws NotFoundException, FormatException {
        AztecDetectorResult seen = new Detector(picture.getBlackMatrix()).detect(mirrored);
        if (!isMarked(seen)) {
            throw NotFoundException.getNotFoundInstance();
        }
        DecoderResult decoded = new Decoder().decode(unmarked(seen));
        return new Result(decoded.getText(), decoded.getRawBytes(), seen.getPoints(), BarcodeFormat.AZTEC);
    }

    private static boolean isMarked(AztecDetectorResult seen) {
        int layers = seen.getNbLayers();
        int room = ((seen.isCompact() ? 88 : 112) + 16 * layers) * layers;
        return seen.getNbDatablocks() > mark(seen) && seen.getNbDatablocks() * bitsOfWord(layers) > room;
    }

    private static AztecDetectorResult unmarked(AztecDetectorResult seen) {
        return new AztecDetectorResult(
                seen.getBits(),
                seen.getPoints(),
                seen.isCompact(),
                seen.getNbDatablocks() - mark(seen),
                seen.getNbLayers(),
                seen.getErrorsCorrected());
    }

    /** The highest bit of the number, which has six bits in compact symbols and eleven in others. */
    private static int mark(AztecDetectorResult seen) {
        return seen.isCompact() ? 1 << 5 : 1 << 10;
    }

    private static int bitsOfWord(int layers) {
        if (layers <= 2) {
            return 6;
        }
        if (layers <= 8) {
            return 8;
        }
        return layers <= 22 ? 10 : 12;
    }
}
