package org.alveolus.registry.internal.passport;

import java.awt.Color;
import java.io.IOException;
import java.util.List;

/**
 * A labelled value with its sign; how tall it is follows from its width.
 *
 * @param strong whether it is what the eye should find first
 */
record Entry(Symbol symbol, String label, String value, boolean strong) {

    static final Color INK = new Color(0x1b, 0x26, 0x2c);
    static final Color FAINT = new Color(0x5a, 0x68, 0x70);
    static final Color ACCENT = new Color(0x0b, 0x5a, 0x66);

    private static final float LABEL = 5;
    private static final float VALUE = 7.2f;
    private static final float STRONG = 8.6f;
    private static final float LEADING = 1.18f;
    private static final float SIGN = 3;
    private static final float GAP = 1.2f;

    /** The fonts and the scale of a page. */
    record Style(Typeface regular, Typeface bold, float scale) {}

    float height(float width, Style style) {
        return lines(width, style).size() * leading(style) + (LABEL * LEADING / Canvas.POINTS + GAP) * style.scale();
    }

    void draw(Canvas canvas, float x, float y, float width, Style style) throws IOException {
        float scale = style.scale();
        symbol.draw(canvas, ACCENT, style.bold(), x, y + 0.15f * scale, SIGN * scale);
        float left = x + indent(style);
        float baseline = y + LABEL * scale * 0.95f / Canvas.POINTS;
        canvas.text(label, style.regular(), LABEL * scale, FAINT, left, baseline);
        float size = size(style);
        for (String line : lines(width, style)) {
            baseline += leading(style);
            canvas.text(line, face(style), size, INK, left, baseline);
        }
    }

    private List<String> lines(float width, Style style) {
        return face(style).lines(value, size(style), (width - indent(style)) * Canvas.POINTS);
    }

    private Typeface face(Style style) {
        return strong ? style.bold() : style.regular();
    }

    private float size(Style style) {
        return (strong ? STRONG : VALUE) * style.scale();
    }

    private float leading(Style style) {
        return size(style) * LEADING / Canvas.POINTS;
    }

    private static float indent(Style style) {
        return (SIGN * Symbol.WIDTH + 2.1f) * style.scale();
    }
}
