package org.alveolus.registry.internal.passport;

import java.awt.Color;
import java.io.IOException;

/**
 * The signs before the entries of a card, after the meaning of the symbols of ISO 15223-1 and MDCG 2019-8, so that they are
 * understood in any language. Drawn into a square.
 */
enum Symbol {
    PATIENT {
        @Override
        void draw(Canvas canvas, Color ink, Typeface bold, float x, float y, float side) throws IOException {
            canvas.circle(ink, LINE, x + side * 0.5f, y + side * 0.26f, side * 0.2f);
            canvas.dome(ink, LINE, x + side * 0.5f, y + side * 0.96f, side * 0.42f, side * 0.42f);
        }
    },
    DATE {
        @Override
        void draw(Canvas canvas, Color ink, Typeface bold, float x, float y, float side) throws IOException {
            canvas.frame(ink, LINE, x + side * 0.06f, y + side * 0.14f, side * 0.88f, side * 0.8f);
            canvas.line(ink, LINE, x + side * 0.06f, y + side * 0.38f, x + side * 0.94f, y + side * 0.38f);
            canvas.line(ink, LINE, x + side * 0.3f, y + side * 0.03f, x + side * 0.3f, y + side * 0.24f);
            canvas.line(ink, LINE, x + side * 0.7f, y + side * 0.03f, x + side * 0.7f, y + side * 0.24f);
        }
    },
    INSTITUTION {
        @Override
        void draw(Canvas canvas, Color ink, Typeface bold, float x, float y, float side) throws IOException {
            canvas.frame(ink, LINE, x + side * 0.06f, y + side * 0.1f, side * 0.88f, side * 0.84f);
            canvas.line(ink, LINE * 2, x + side * 0.5f, y + side * 0.28f, x + side * 0.5f, y + side * 0.76f);
            canvas.line(ink, LINE * 2, x + side * 0.26f, y + side * 0.52f, x + side * 0.74f, y + side * 0.52f);
        }
    },
    MAKER {
        @Override
        void draw(Canvas canvas, Color ink, Typeface bold, float x, float y, float side) throws IOException {
            canvas.outline(
                    ink,
                    LINE,
                    x + side * 0.05f,
                    y + side * 0.92f,
                    x + side * 0.05f,
                    y + side * 0.12f,
                    x + side * 0.28f,
                    y + side * 0.12f,
                    x + side * 0.28f,
                    y + side * 0.55f,
                    x + side * 0.6f,
                    y + side * 0.36f,
                    x + side * 0.6f,
                    y + side * 0.55f,
                    x + side * 0.95f,
                    y + side * 0.36f,
                    x + side * 0.95f,
                    y + side * 0.92f);
        }
    },
    WEB {
        @Override
        void draw(Canvas canvas, Color ink, Typeface bold, float x, float y, float side) throws IOException {
            float middle = side * 0.5f;
            float radius = side * 0.44f;
            canvas.circle(ink, LINE, x + middle, y + middle, radius);
            canvas.text("i", bold, side * 1.75f, ink, x + side * 0.41f, y + side * 0.72f);
        }
    },
    EXPIRY {
        @Override
        void draw(Canvas canvas, Color ink, Typeface bold, float x, float y, float side) throws IOException {
            canvas.outline(
                    ink,
                    LINE,
                    x + side * 0.18f,
                    y + side * 0.05f,
                    x + side * 0.82f,
                    y + side * 0.05f,
                    x + side * 0.18f,
                    y + side * 0.95f,
                    x + side * 0.82f,
                    y + side * 0.95f);
        }
    },
    PRACTITIONER {
        @Override
        void draw(Canvas canvas, Color ink, Typeface bold, float x, float y, float side) throws IOException {
            canvas.circle(ink, LINE, x + side * 0.5f, y + side * 0.26f, side * 0.2f);
            canvas.dome(ink, LINE, x + side * 0.5f, y + side * 0.96f, side * 0.42f, side * 0.42f);
            canvas.line(ink, LINE * 1.6f, x + side * 0.5f, y + side * 0.64f, x + side * 0.5f, y + side * 0.9f);
            canvas.line(ink, LINE * 1.6f, x + side * 0.37f, y + side * 0.77f, x + side * 0.63f, y + side * 0.77f);
        }
    },
    DEVICE {
        @Override
        void draw(Canvas canvas, Color ink, Typeface bold, float x, float y, float side) throws IOException {
            boxed("MD", canvas, ink, bold, x, y, side);
        }
    },
    LOT {
        @Override
        void draw(Canvas canvas, Color ink, Typeface bold, float x, float y, float side) throws IOException {
            boxed("LOT", canvas, ink, bold, x, y, side);
        }
    },
    SERIAL {
        @Override
        void draw(Canvas canvas, Color ink, Typeface bold, float x, float y, float side) throws IOException {
            boxed("SN", canvas, ink, bold, x, y, side);
        }
    },
    REFERENCE {
        @Override
        void draw(Canvas canvas, Color ink, Typeface bold, float x, float y, float side) throws IOException {
            boxed("REF", canvas, ink, bold, x, y, side);
        }
    },
    UDI {
        @Override
        void draw(Canvas canvas, Color ink, Typeface bold, float x, float y, float side) throws IOException {
            boxed("UDI", canvas, ink, bold, x, y, side);
        }
    };

    private static final float LINE = 0.2f;

    /**
     * How wide a sign is, as a part of its height; the boxed words need more than a square.
     */
    static final float WIDTH = 1.7f;

    abstract void draw(Canvas canvas, Color ink, Typeface bold, float x, float y, float side) throws IOException;

    private static void boxed(String word, Canvas canvas, Color ink, Typeface bold, float x, float y, float side)
            throws IOException {
        float size = side * 1.75f;
        float width = bold.width(word, size) / Canvas.POINTS;
        canvas.frame(ink, LINE, x, y + side * 0.06f, width + side * 0.36f, side * 0.88f);
        canvas.text(word, bold, size, ink, x + side * 0.18f, y + side * 0.72f);
    }
}
