package org.alveolus.registry.internal.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.xml.stream.XMLStreamException;

/** The texts that the cells of a workbook share, packed as they came. */
final class SharedStrings {

    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private byte[] bytes = new byte[8 * 1024];
    private int[] ends = new int[1024];
    private int count;
    private int used;

    void read(PartReader part) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        int phonetic = 0;
        while (part.next()) {
            if (part.begins()) {
                phonetic += part.is("rPh") ? 1 : 0;
                inText = part.is("t") && phonetic == 0;
                if (part.is("si")) {
                    text.setLength(0);
                }
            } else if (part.ends()) {
                inText = false;
                phonetic -= part.is("rPh") ? 1 : 0;
                if (part.is("si")) {
                    add(WorkbookText.unescaped(text.toString()));
                }
            } else if (inText && part.isText()) {
                text.append(part.text());
            }
        }
    }

    private void add(String text) {
        byte[] more = text.getBytes(StandardCharsets.UTF_8);
        if (more.length > MOST_BYTES - used) {
            throw FileFaults.unpacked();
        }
        if (used + more.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, used + more.length));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        System.arraycopy(more, 0, bytes, used, more.length);
        used += more.length;
        ends[count++] = used;
    }

    String get(int index) {
        if (index < 0 || index >= count) {
            throw FileFaults.damaged();
        }
        int from = index == 0 ? 0 : ends[index - 1];
        return new String(bytes, from, ends[index] - from, StandardCharsets.UTF_8);
    }
}
