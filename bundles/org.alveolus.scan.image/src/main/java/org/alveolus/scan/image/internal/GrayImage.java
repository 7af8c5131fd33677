package org.alveolus.scan.image.internal;

import com.google.zxing.LuminanceSource;
import java.awt.image.BufferedImage;

/** The luminance of an image, one byte a pixel, that can be cropped and turned. Immutable. */
final class GrayImage extends LuminanceSource {

    private final byte[] pixels;
    private final int stride;
    private final int left;
    private final int top;

    private GrayImage(byte[] pixels, int stride, int left, int top, int width, int height) {
        super(width, height);
        this.pixels = pixels;
        this.stride = stride;
        this.left = left;
        this.top = top;
    }

    /** Transparent pixels count as white: labels are drawn on nothing. */
    static GrayImage of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] pixels = new byte[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = (byte) luminance(row[x]);
            }
        }
        return new GrayImage(pixels, width, 0, 0, width, height);
    }

    /** ITU-R BT.601 weights, scaled by 1024. */
    private static int luminance(int argb) {
        if (argb >>> 24 == 0) {
            return 255;
        }
        int red = argb >> 16 & 255;
        int green = argb >> 8 & 255;
        int blue = argb & 255;
        return 306 * red + 601 * green + 117 * blue + 512 >> 10;
    }

    /** Half as wide and high, each pixel the mean of four: removes the noise of a sensor. */
    GrayImage halved() {
        int width = getWidth() / 2;
        int height = getHeight() / 2;
        byte[] half = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = (top + 2 * y) * stride + left + 2 * x;
                int sum = (pixels[at] & 255)
                        + (pixels[at + 1] & 255)
                        + (pixels[at + stride] & 255)
                        + (pixels[at + stride + 1] & 255);
                half[y * width + x] = (byte) (sum / 4);
            }
        }
        return new GrayImage(half, width, 0, 0, width, height);
    }

    @Override
    public byte[] getRow(int y, byte[] row) {
        byte[] filled = row == null || row.length < getWidth() ? new byte[getWidth()] : row;
        System.arraycopy(pixels, (top + y) * stride + left, filled, 0, getWidth());
        return filled;
    }

    @Override
    public byte[] getMatrix() {
        if (left == 0 && top == 0 && stride == getWidth() && pixels.length == stride * getHeight()) {
            return pixels;
        }
        byte[] matrix = new byte[getWidth() * getHeight()];
        for (int y = 0; y < getHeight(); y++) {
            System.arraycopy(pixels, (top + y) * stride + left, matrix, y * getWidth(), getWidth());
        }
        return matrix;
    }

    @Override
    public boolean isCropSupported() {
        return true;
    }

    @Override
    public LuminanceSource crop(int x, int y, int width, int height) {
        return new GrayImage(pixels, stride, left + x, top + y, width, height);
    }

    @Override
    public boolean isRotateSupported() {
        return true;
    }

    @Override
    public LuminanceSource rotateCounterClockwise() {
        int width = getWidth();
        int height = getHeight();
        byte[] turned = new byte[width * height];
        for (int y = 0; y < height; y++) {
            int at = (top + y) * stride + left;
            for (int x = 0; x < width; x++) {
                turned[(width - 1 - x) * height + y] = pixels[at + x];
            }
        }
        return new GrayImage(turned, height, 0, 0, height, width);
    }
}
