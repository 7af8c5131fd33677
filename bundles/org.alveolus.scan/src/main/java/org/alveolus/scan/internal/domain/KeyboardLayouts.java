package org.alveolus.scan.internal.domain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The layouts of {@code keyboard-layouts.txt}. */
final class KeyboardLayouts {

    private KeyboardLayouts() {}

    /** All layouts but the US one, the more usual in Europe first. */
    static List<KeyboardLayout> load() {
        List<String> lines = lines();
        String[] usPlain = lines.get(1).split(" ");
        String[] usShifted = lines.get(2).split(" ");
        List<KeyboardLayout> layouts = new ArrayList<>();
        for (int i = 3; i + 2 < lines.size(); i += 3) {
            layouts.add(new KeyboardLayout(
                    lines.get(i), lines.get(i + 1).split(" "), lines.get(i + 2).split(" "), usPlain, usShifted));
        }
        return List.copyOf(layouts);
    }

    private static List<String> lines() {
        try (InputStream stream = KeyboardLayouts.class.getResourceAsStream("keyboard-layouts.txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            // the second line of every block may begin with the key '#', so only the head of the file is comment
            List<String> lines = new ArrayList<>(reader.lines().toList());
            while (lines.get(0).isBlank() || lines.get(0).startsWith("# ")) {
                lines.remove(0);
            }
            lines.removeIf(String::isBlank);
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
