package org.alveolus.registry.internal.statistics;

/** Flags by a key that is not negative. Open addressing; not thread-safe. */
final class LongFlags {

    /** Gets each key with its flags. */
    interface Each {
        void of(long key, int flags);
    }

    private long[] keys = new long[1024];
    private byte[] flags = new byte[1024];
    private int size;

    /**
     * Raises flags of a key.
     *
     * @param raised at least one
     * @return those that it had before
     */
    int raise(long key, int raised) {
        int slot = slot(key);
        if (keys[slot] == 0) {
            if (2 * size >= keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key + 1;
            size++;
        }
        int before = flags[slot];
        flags[slot] = (byte) (before | raised);
        return before;
    }

    void each(Each reader) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                reader.of(keys[i] - 1, flags[i]);
            }
        }
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = mixed(key) & mask;
        while (keys[slot] != 0 && keys[slot] != key + 1) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] before = keys;
        byte[] flagsBefore = flags;
        keys = new long[before.length * 2];
        flags = new byte[before.length * 2];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                int slot = slot(before[i] - 1);
                keys[slot] = before[i];
                flags[slot] = flagsBefore[i];
            }
        }
    }

    /** Bits that depend on all bits of the key (the finisher of MurmurHash3, public domain). */
    static int mixed(long key) {
        long bits = key;
        bits = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
        bits = (bits ^ bits >>> 33) * 0xc4ceb9fe1a85ec53L;
        return (int) (bits ^ bits >>> 33);
    }
}
