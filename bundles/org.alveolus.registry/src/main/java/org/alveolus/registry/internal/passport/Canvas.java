package org.alveolus.registry.internal.passport;

import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A page that is drawn on in millimetres from its upper left corner. Used by one thread. */
final class Canvas implements AutoCloseable {

    static final float POINTS = 72 / 25.4f;

    private final PDPageContentStream content;
    private final float height;

    /** Adds a page of this size to the document. */
    Canvas(PDDocument document, float width, float height) throws IOException {
        PDPage page = new PDPage(new PDRectangle(width * POINTS, height * POINTS));
        document.addPage(page);
        this.content = new PDPageContentStream(document, page);
        this.height = height;
    }

    /** One line with its baseline at y. */
    void text(String text, Typeface face, float size, Color colour, float x, float y) throws IOException {
        content.beginText();
        content.setNonStrokingColor(colour);
        content.setFont(face.font(), size);
        content.newLineAtOffset(x * POINTS, (height - y) * POINTS);
        content.showText(face.drawable(text));
        content.endText();
    }

    void fill(Color colour, float x, float y, float width, float tall) throws IOException {
        content.setNonStrokingColor(colour);
        rectangle(x, y, width, tall);
        content.fill();
    }

    void frame(Color colour, float line, float x, float y, float width, float tall) throws IOException {
        stroke(colour, line);
        rectangle(x, y, width, tall);
        content.stroke();
    }

    void line(Color colour, float line, float x1, float y1, float x2, float y2) throws IOException {
        stroke(colour, line);
        move(x1, y1);
        to(x2, y2);
        content.stroke();
    }

    /** A closed outline through these points, x and y by turns. */
    void outline(Color colour, float line, float... points) throws IOException {
        stroke(colour, line);
        move(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            to(points[i], points[i + 1]);
        }
        content.closeAndStroke();
    }

    void circle(Color colour, float line, float x, float y, float radius) throws IOException {
        float k = radius * 0.5523f;
        stroke(colour, line);
        move(x + radius, y);
        curve(x + radius, y + k, x + k, y + radius, x, y + radius);
        curve(x - k, y + radius, x - radius, y + k, x - radius, y);
        curve(x - radius, y - k, x - k, y - radius, x, y - radius);
        curve(x + k, y - radius, x + radius, y - k, x + radius, y);
        content.closeAndStroke();
    }

    /** The upper half of an ellipse, closed at its base. */
    void dome(Color colour, float line, float x, float base, float radius, float tall) throws IOException {
        stroke(colour, line);
        move(x - radius, base);
        curve(x - radius, base - tall * 1.33f, x + radius, base - tall * 1.33f, x + radius, base);
        content.closeAndStroke();
    }

    /** Fills all squares of a grid at once, so that no seam shows between neighbours. */
    void grid(boolean[][] squares, float x, float y, float side) throws IOException {
        content.setNonStrokingColor(Color.BLACK);
        for (int row = 0; row < squares.length; row++) {
            for (int column = 0; column < squares[row].length; column++) {
                int from = column;
                while (column < squares[row].length && squares[row][column]) {
                    column++;
                }
                if (column > from) {
                    rectangle(x + from * side, y + row * side, (column - from) * side, side);
                }
            }
        }
        content.fill();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private void stroke(Color colour, float line) throws IOException {
        content.setStrokingColor(colour);
        content.setLineWidth(line * POINTS);
    }

    private void rectangle(float x, float y, float width, float tall) throws IOException {
        content.addRect(x * POINTS, (height - y - tall) * POINTS, width * POINTS, tall * POINTS);
    }

    private void move(float x, float y) throws IOException {
        content.moveTo(x * POINTS, (height - y) * POINTS);
    }

    private void to(float x, float y) throws IOException {
        content.lineTo(x * POINTS, (height - y) * POINTS);
    }

    private void curve(float x1, float y1, float x2, float y2, float x3, float y3) throws IOException {
        content.curveTo(
                x1 * POINTS,
                (height - y1) * POINTS,
                x2 * POINTS,
                (height - y2) * POINTS,
                x3 * POINTS,
                (height - y3) * POINTS);
    }
}
