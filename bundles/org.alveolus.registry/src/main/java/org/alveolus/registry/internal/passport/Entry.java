package org.alveolus.registry.internal.passport;

import java.awt.Color;
import java.io.IOException;
import java.util.List;

/**
 * A value with its sign and its label; how tall it is follows from its width.
 *
 * @param symbol null for none
 * @param label null where the sign says it all
 * @param strong whether it is what the eye should find first
 */
record Entry(Symbol symbol, String label, String value, boolean strong) {

    static final Color INK = new Color(0x1b, 0x26, 0x2c);
    static final Color FAINT = new Color(0x5a, 0x68, 0x70);
    static final Color ACCENT = new Color(0x0b, 0x5a, 0x66);

    private static final float LABEL = 5.2f;
    private static final float VALUE = 7.2f;
    private static final float STRONG = 8.6f;
    private static final float LEADING = 1.18f;
    private static final float SIGN = 3;
    private static final float GAP = 1.2f;

    /** How tall capitals are, as a part of the size. */
    private static final float CAPITALS = 0.72f;

    /** The fonts and the scale of a page. */
    record Style(Typeface regular, Typeface bold, float scale) {}

    float height(float width, Style style) {
        return lines(width, style).size() * leading(style) + labelHeight(style) + GAP * style.scale();
    }

    void draw(Canvas canvas, float x, float y, float width, Style style) throws IOException {
        float scale = style.scale();
        if (symbol != null) {
            symbol.draw(canvas, ACCENT, style.bold(), x, y + signTop(style), SIGN * scale);
        }
        float left = x + indent(style);
        float baseline = y + labelHeight(style) * 0.8f;
        if (label != null) {
            canvas.text(label, style.regular(), LABEL * scale, FAINT, left, baseline);
        }
        float size = size(style);
        for (String line : lines(width, style)) {
            baseline += leading(style);
            canvas.text(line, face(style), size, INK, left, baseline);
        }
    }

    /** Beside a label its top is the label's, else its middle is that of the capitals. */
    private float signTop(Style style) {
        return label != null
                ? 0.15f * style.scale()
                : leading(style) - CAPITALS / 2 * size(style) / Canvas.POINTS - SIGN / 2 * style.scale();
    }

    private float labelHeight(Style style) {
        return label == null ? 0 : LABEL * LEADING / Canvas.POINTS * style.scale();
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
