package org.alveolus.registry.internal.passport;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.alveolus.registry.internal.domain.UdiCarrier;

/**
 * What belongs together on a card: rows of entries, and the symbol beside them.
 *
 * @param heading what it is about
 */
record Block(String heading, List<List<Entry>> rows, Optional<UdiCarrier> carrier) {

    private static final float BETWEEN = 3;

    /** How tall the rows are beside a symbol of this width. */
    float height(float width, float symbol, Entry.Style style) {
        float tall = 0;
        for (List<Entry> row : rows) {
            tall += rowHeight(row, textWidth(width, symbol), style);
        }
        return Math.max(tall, carrier.isPresent() ? symbol : 0);
    }

    /** Draws the symbol at the right and the rows that fit; the rest is for another page. */
    Optional<Block> draw(Canvas canvas, float x, float y, float width, float tall, float symbol, Entry.Style style)
            throws IOException {
        if (carrier.isPresent()) {
            boolean[][] modules = Matrix.of(carrier.get());
            canvas.grid(modules, x + width - symbol, y, symbol / modules.length);
        }
        float text = textWidth(width, symbol);
        float top = y;
        for (int i = 0; i < rows.size(); i++) {
            List<Entry> row = rows.get(i);
            float height = rowHeight(row, text, style);
            if (i > 0 && top + height > y + tall) {
                return Optional.of(new Block(heading, rows.subList(i, rows.size()), Optional.empty()));
            }
            float column = columnWidth(row, text);
            for (int j = 0; j < row.size(); j++) {
                row.get(j).draw(canvas, x + j * (column + BETWEEN), top, column, style);
            }
            top += height;
        }
        return Optional.empty();
    }

    private float textWidth(float width, float symbol) {
        return carrier.isPresent() ? width - symbol - BETWEEN : width;
    }

    private static float rowHeight(List<Entry> row, float width, Entry.Style style) {
        float tall = 0;
        for (Entry entry : row) {
            tall = Math.max(tall, entry.height(columnWidth(row, width), style));
        }
        return tall;
    }

    private static float columnWidth(List<Entry> row, float width) {
        return (width - BETWEEN * (row.size() - 1)) / row.size();
    }
}
