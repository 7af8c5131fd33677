package org.alveolus.stock.internal.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.alveolus.api.catalogue.DeviceKind;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes kinds of devices. */
@Service
public final class KindCompleter implements Completer {

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        return new StringsCompleter(Arrays.stream(DeviceKind.values())
                        .map(KindCompleter::word)
                        .toList())
                .complete(session, line, candidates);
    }

    static String word(DeviceKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param word null for any
     * @return null for any
     */
    static DeviceKind kind(String word) {
        if (word == null) {
            return null;
        }
        return Arrays.stream(DeviceKind.values())
                .filter(kind -> word(kind).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--kind is one of implant, abutment and biomaterial"));
    }
}
