package org.alveolus.registry.internal.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Areas of merged cells: what stands in the first cell is meant for all of them. */
final class MergedCells {

    private static final int MOST = 100_000;

    private final List<Area> areas = new ArrayList<>();
    private final List<Area> open = new ArrayList<>();
    private int next;
    private boolean sorted;

    void add(String reference) {
        String[] corners = reference.split(":");
        if (corners.length == 2 && areas.size() < MOST) {
            areas.add(new Area(
                    CellName.row(corners[0]),
                    CellName.row(corners[1]),
                    CellName.column(corners[0]),
                    CellName.column(corners[1])));
        }
    }

    /** The cells of a row with what is meant for them; rows come in order. */
    void fill(int row, List<Cell> cells) {
        if (!sorted) {
            areas.sort(Comparator.comparingInt(area -> area.top));
            sorted = true;
        }
        open.removeIf(area -> area.bottom < row);
        while (next < areas.size() && areas.get(next).top <= row) {
            Area area = areas.get(next++);
            if (area.top == row && area.left < cells.size()) {
                area.value = cells.get(area.left);
                open.add(area);
            }
        }
        for (Area area : open) {
            for (int column = area.left; column <= area.right && column < TableFile.MAXIMUM_COLUMNS; column++) {
                while (cells.size() <= column) {
                    cells.add(Cell.EMPTY);
                }
                if (cells.get(column).blank()) {
                    cells.set(column, area.value);
                }
            }
        }
    }

    private static final class Area {

        private final int top;
        private final int bottom;
        private final int left;
        private final int right;
        private Cell value = Cell.EMPTY;

        Area(int top, int bottom, int left, int right) {
            this.top = top;
            this.bottom = bottom;
            this.left = left;
            this.right = right;
        }
    }
}
