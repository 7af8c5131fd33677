package org.alveolus.scan.image.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes PNG and JPEG files without ever holding more pixels than a symbol needs. Stateless. */
final class ImageFile {

    /** Sides and pixels above which a file is refused unseen: no camera makes such pictures. */
    private static final int MAXIMUM_SIDE = 30_000;

    private static final long MAXIMUM_PIXELS = 200_000_000;

    /** Pixels above which only every second, third ... one is decoded. */
    private static final long ENOUGH_PIXELS = 16_000_000;

    private ImageFile() {}

    /** Why a file cannot be read as an image. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        private final String code;

        Unreadable(String code, String message, Throwable cause) {
            super(message, cause);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    static boolean isPng(byte[] content) {
        return startsWith(content, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a);
    }

    static boolean isJpeg(byte[] content) {
        return startsWith(content, 0xff, 0xd8, 0xff);
    }

    private static boolean startsWith(byte[] content, int... magic) {
        if (content.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((content[i] & 255) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * @throws Unreadable when the file is broken or its picture larger than any camera's
     */
    static GrayImage decode(byte[] content) throws Unreadable {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(isPng(content) ? "png" : "jpeg");
        if (!readers.hasNext()) {
            throw new Unreadable("image-format", "This installation cannot decode the image's format.", null);
        }
        ImageReader reader = readers.next();
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > MAXIMUM_SIDE || height > MAXIMUM_SIDE || (long) width * height > MAXIMUM_PIXELS) {
                throw new Unreadable(
                        "image-too-large",
                        "The image has " + width + " by " + height + " pixels, which is too many.",
                        null);
            }
            ImageReadParam how = reader.getDefaultReadParam();
            int step = 1;
            while ((long) (width / step) * (height / step) > ENOUGH_PIXELS) {
                step++;
            }
            how.setSourceSubsampling(step, step, 0, 0);
            BufferedImage image = reader.read(0, how);
            return GrayImage.of(image);
        } catch (IOException | RuntimeException e) {
            // the decoders of the Java platform throw all kinds of unchecked exceptions on broken files
            throw new Unreadable("image-broken", "The image file is broken.", e);
        } finally {
            reader.dispose();
        }
    }
}
