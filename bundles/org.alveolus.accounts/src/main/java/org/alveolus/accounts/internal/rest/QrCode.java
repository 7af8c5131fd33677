package org.alveolus.accounts.internal.rest;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Draws a text as a QR code (ISO/IEC 18004) with the quiet zone of four modules. */
final class QrCode {

    private static final int QUIET = 4;

    private QrCode() {}

    /** As an SVG in a data address: black on white whatever the colours of the page, so that every camera reads it. */
    static String of(String text) {
        try {
            BitMatrix modules =
                    new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET));
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < modules.getHeight(); y++) {
                for (int x = 0; x < modules.getWidth(); x++) {
                    if (modules.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            String picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + modules.getWidth() + " "
                    + modules.getHeight() + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h"
                    + modules.getWidth() + "v" + modules.getHeight() + "H0z\"/><path d=\"" + path + "\"/></svg>";
            return "data:image/svg+xml;base64,"
                    + Base64.getEncoder().encodeToString(picture.getBytes(StandardCharsets.US_ASCII));
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }
}
