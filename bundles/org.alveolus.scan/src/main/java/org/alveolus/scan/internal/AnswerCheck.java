package org.alveolus.scan.internal;

import java.util.List;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.Reading;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanElement;
import org.alveolus.spi.scan.ScanInput;

/** Refuses answers that break the contract of {@code ScanDriver}. */
final class AnswerCheck {

    private static final int MAXIMUM_ELEMENTS = 1000;
    private static final int MAXIMUM_ALTERNATIVES = 20;
    private static final int MAXIMUM_SYMBOLS = 100;

    private AnswerCheck() {}

    /**
     * @throws IllegalArgumentException naming what is wrong with the answer
     */
    static void check(ScanInput input, ScanAnswer answer) {
        require(answer != null, "answered null");
        if (answer instanceof ScanAnswer.Symbols symbols) {
            require(input instanceof ScanInput.Image, "found symbols in a text");
            require(symbols.symbols().size() <= MAXIMUM_SYMBOLS, "found too many symbols");
            symbols.symbols().forEach(symbol -> {
                require(
                        symbol.text() != null && symbol.symbology() != null,
                        "found a symbol without text or symbology");
                require(symbol.text().length() <= ScanInput.Text.MAXIMUM_LENGTH, "found a symbol with too long a text");
            });
        } else if (answer instanceof Reading reading) {
            check(input, reading);
            require(reading.alternatives().size() <= MAXIMUM_ALTERNATIVES, "gave too many alternatives");
            for (Reading alternative : reading.alternatives()) {
                check(input, alternative);
                require(alternative.alternatives().isEmpty(), "gave alternatives of an alternative");
                require(!alternative.repairs().isEmpty(), "gave an alternative without its repair");
            }
        }
    }

    private static void check(ScanInput input, Reading reading) {
        int length = input instanceof ScanInput.Text text ? text.text().length() : 0;
        List<ScanElement> elements = reading.elements();
        require(elements.size() <= MAXIMUM_ELEMENTS, "gave too many elements");
        require(!elements.isEmpty() || reading.hasError(), "read nothing without saying why");
        for (ScanElement element : elements) {
            require(element.id() != null && element.title() != null, "gave an element without id or title");
            require(
                    element.value() != null && element.value().length() <= ScanInput.Text.MAXIMUM_LENGTH,
                    "gave an element without value or with too long a one");
        }
        for (Finding finding : reading.findings()) {
            require(
                    finding.position() >= -1 && finding.position() <= length,
                    "gave a finding outside the text: " + finding.position());
        }
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalArgumentException("the driver " + fault);
        }
    }
}
