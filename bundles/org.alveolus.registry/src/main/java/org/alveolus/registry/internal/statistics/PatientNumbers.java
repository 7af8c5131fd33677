package org.alveolus.registry.internal.statistics;

import java.util.Arrays;

/** Gives each patient a number, from 0 on. Open addressing: half a million look-ups in some hundredths of a second. Not thread-safe. */
final class PatientNumbers {

    private long[] high = new long[1024];
    private long[] low = new long[1024];
    private int[] numbers = free(1024);
    private int size;

    int of(long patientHigh, long patientLow) {
        int slot = slot(patientHigh, patientLow);
        if (numbers[slot] < 0) {
            if (2 * size >= numbers.length) {
                grow();
                slot = slot(patientHigh, patientLow);
            }
            high[slot] = patientHigh;
            low[slot] = patientLow;
            numbers[slot] = size++;
        }
        return numbers[slot];
    }

    int size() {
        return size;
    }

    private int slot(long patientHigh, long patientLow) {
        int mask = numbers.length - 1;
        int slot = LongFlags.mixed(patientHigh * 31 + patientLow) & mask;
        while (numbers[slot] >= 0 && (high[slot] != patientHigh || low[slot] != patientLow)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] highs = high;
        long[] lows = low;
        int[] before = numbers;
        high = new long[before.length * 2];
        low = new long[before.length * 2];
        numbers = free(before.length * 2);
        for (int i = 0; i < before.length; i++) {
            if (before[i] >= 0) {
                int slot = slot(highs[i], lows[i]);
                high[slot] = highs[i];
                low[slot] = lows[i];
                numbers[slot] = before[i];
            }
        }
    }

    private static int[] free(int length) {
        int[] numbers = new int[length];
        Arrays.fill(numbers, -1);
        return numbers;
    }
}
