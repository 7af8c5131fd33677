package org.alveolus.scan.image.internal;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.alveolus.spi.scan.ScanDriver;
import org.alveolus.spi.tck.Sample;
import org.alveolus.spi.tck.ScanDriverContract;

/** Proves D6: the driver keeps the contract that vendors' drivers keep. */
public class ImageContractTest extends ScanDriverContract {

    @Override
    protected ScanDriver newDriver() {
        return new ImageScanDriver();
    }

    @Override
    protected List<Sample> samples() {
        return List.of(
                Sample.ofImage("a box", picture("+A99912345C", BarcodeFormat.CODE_128), "+A99912345C"),
                Sample.ofImage("nothing", png(new BufferedImage(120, 120, BufferedImage.TYPE_BYTE_GRAY))));
    }

    private static byte[] picture(String text, BarcodeFormat format) {
        try {
            BitMatrix bits = new MultiFormatWriter().encode(text, format, 400, 120);
            BufferedImage image = new BufferedImage(bits.getWidth(), bits.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
            for (int y = 0; y < bits.getHeight(); y++) {
                for (int x = 0; x < bits.getWidth(); x++) {
                    image.setRGB(x, y, bits.get(x, y) ? 0 : 0xffffff);
                }
            }
            return png(image);
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] png(BufferedImage image) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
