package org.alveolus.registry.internal.passport;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import java.util.EnumMap;
import java.util.Map;
import org.alveolus.registry.internal.domain.UdiCarrier;

/** Makes the DataMatrix (ISO/IEC 16022, ECC 200) of a UDI. */
final class Matrix {

    private Matrix() {}

    /** The modules from the upper left, true for dark; without quiet zone. */
    static boolean[][] of(UdiCarrier carrier) {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        hints.put(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE);
        hints.put(EncodeHintType.DATA_MATRIX_COMPACT, true);
        hints.put(EncodeHintType.GS1_FORMAT, carrier.gs1());
        BitMatrix bits = new DataMatrixWriter().encode(carrier.content(), BarcodeFormat.DATA_MATRIX, 0, 0, hints);
        boolean[][] modules = new boolean[bits.getHeight()][bits.getWidth()];
        for (int row = 0; row < modules.length; row++) {
            for (int column = 0; column < modules[row].length; column++) {
                modules[row][column] = bits.get(column, row);
            }
        }
        return modules;
    }
}
