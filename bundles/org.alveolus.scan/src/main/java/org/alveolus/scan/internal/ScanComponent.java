package org.alveolus.scan.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alveolus.api.Callers;
import org.alveolus.api.PluginWatch;
import org.alveolus.api.Problem;
import org.alveolus.api.catalogue.Catalogue;
import org.alveolus.api.catalogue.Product;
import org.alveolus.api.scan.ScanReport;
import org.alveolus.api.scan.ScanService;
import org.alveolus.scan.internal.domain.BoxReader;
import org.alveolus.scan.internal.domain.CodeReader;
import org.alveolus.scan.internal.domain.DriverPanel;
import org.alveolus.scan.internal.domain.Read;
import org.alveolus.spi.scan.Finding;
import org.alveolus.spi.scan.ScanAnswer;
import org.alveolus.spi.scan.ScanDriver;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.scan.ScanInput;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** Tracks the drivers and answers scans with what they read. */
@Component(
        service = {ScanService.class, ScanComponent.class},
        configurationPid = "org.alveolus.scan")
@Designate(ocd = ScanConfiguration.class)
public final class ScanComponent implements ScanService, PluginWatch {

    private static final int MAXIMUM_IMAGE_BYTES = 20 * 1024 * 1024;

    private final Clock clock;
    private final GuardedDrivers textDrivers;
    private final GuardedDrivers imageDrivers;
    private final CodeReader codes;
    private final BoxReader boxes;
    private volatile Catalogue catalogue;

    @Activate
    public ScanComponent(@Reference Clock clock, ScanConfiguration configuration) {
        this.clock = clock;
        textDrivers = new GuardedDrivers(configuration.textLimitMillis());
        imageDrivers = new GuardedDrivers(configuration.imageLimitMillis());
        codes = new CodeReader(textDrivers, fields -> product(fields) != null);
        boxes = new BoxReader(codes);
    }

    @Deactivate
    void deactivate() {
        textDrivers.close();
        imageDrivers.close();
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addDriver(ScanDriver driver, Map<String, Object> properties) {
        Object name = properties.get(ScanDriver.NAME);
        String shown = name == null ? driver.getClass().getName() : name.toString();
        long serviceId = (Long) properties.get(Constants.SERVICE_ID);
        textDrivers.add(driver, shown, serviceId);
        imageDrivers.add(driver, shown, serviceId);
    }

    void removeDriver(ScanDriver driver) {
        textDrivers.remove(driver);
        imageDrivers.remove(driver);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setCatalogue(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    void unsetCatalogue(Catalogue gone) {
        if (catalogue == gone) {
            catalogue = null;
        }
    }

    @Override
    public ScanReport read(String text) {
        if (text == null || text.isBlank()) {
            throw Problem.invalid("/text", "required", "There is no text to read.")
                    .exception();
        }
        if (text.length() > ScanInput.Text.MAXIMUM_LENGTH) {
            throw Problem.invalid(
                            "/text",
                            "too-long",
                            "A scan has at most " + ScanInput.Text.MAXIMUM_LENGTH + " characters, this one has "
                                    + text.length() + ".")
                    .exception();
        }
        Read read = readBox(text);
        if (!read.readable()) {
            throw unreadable(read).exception();
        }
        return report(text, null, read);
    }

    private Read readBox(String text) {
        try {
            return boxes.read(text, today());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("/text", "too-many-codes", e.getMessage()).exception();
        }
    }

    @Override
    public List<ScanReport> readImage(byte[] image) {
        if (image.length == 0) {
            throw Problem.invalid("/image", "required", "The image is empty.").exception();
        }
        if (image.length > MAXIMUM_IMAGE_BYTES) {
            throw Problem.of("too-large", 413, "Too large", "An image has at most 20 MiB.")
                    .exception();
        }
        DriverPanel.Answers answers = imageDrivers.ask(List.of(new ScanInput.Image(image, today())));
        List<ScanReport> reports = new ArrayList<>();
        for (DriverPanel.Answer answer : answers.answers()) {
            if (answer.answer() instanceof ScanAnswer.Symbols symbols) {
                symbols.symbols().stream().map(this::report).forEach(reports::add);
            } else if (answer.answer() instanceof org.alveolus.spi.scan.Reading reading && reports.isEmpty()) {
                if (reading.elements().isEmpty()) {
                    throw badImage(reading.findings()).exception();
                }
                Read read = new Read(answer.driver(), reading, reading.findings(), reading.repairs(), List.of());
                reports.add(report("", null, read));
            }
        }
        if (answers.answers().isEmpty()) {
            throw answers.failures().isEmpty()
                    ? Problem.of("not-an-image", 415, "Not an image", "The file is no PNG or JPEG image.")
                            .exception()
                    : badImage(answers.failures()).exception();
        }
        return reports;
    }

    private ScanReport report(ScanAnswer.Symbol symbol) {
        Read read = codes.read(symbol.text(), symbol.symbologyIdentifier(), today());
        if (read.readable()) {
            return report(symbol.text(), symbol.symbology(), read);
        }
        List<Finding> findings = new ArrayList<>(read.findings());
        if (findings.isEmpty()) {
            findings.add(Finding.warning("not-understood", -1, "No driver understands what the symbol holds."));
        }
        return new ScanReport(
                symbol.text(),
                symbol.symbology(),
                null,
                null,
                List.of(),
                ScanFields.NONE,
                findings,
                List.of(),
                null,
                List.of());
    }

    private ScanReport report(String text, String symbology, Read read) {
        List<ScanReport> alternatives = read.alternatives().stream()
                .map(other -> new ScanReport(
                        text,
                        symbology,
                        other.reading().standard(),
                        other.driver(),
                        other.reading().elements(),
                        other.reading().fields(),
                        other.reading().findings(),
                        other.repairs(),
                        product(other.reading().fields()),
                        List.of()))
                .toList();
        return new ScanReport(
                text,
                symbology,
                read.reading().standard(),
                read.driver(),
                read.reading().elements(),
                read.reading().fields(),
                read.findings(),
                read.repairs(),
                product(read.reading().fields()),
                alternatives);
    }

    /** The product when the caller's institution knows it; null otherwise. */
    private Product product(ScanFields fields) {
        Catalogue known = catalogue;
        if (known == null
                || fields.udiDi().isEmpty()
                || !Callers.bound()
                || Callers.current().institution() == null) {
            return null;
        }
        return known.find(fields.issuer().orElseThrow(), fields.udiDi().orElseThrow())
                .orElse(null);
    }

    @Override
    public Map<Long, String> failures() {
        Map<Long, String> failures = new HashMap<>();
        for (GuardedDrivers drivers : List.of(textDrivers, imageDrivers)) {
            drivers.states().stream()
                    .filter(GuardedDrivers.DriverState::hung)
                    .forEach(state -> failures.put(state.serviceId(), "The driver " + state.failure() + "."));
        }
        return failures;
    }

    /** The drivers that are installed, for administrators. */
    public List<DriverLine> drivers() {
        return textDrivers.states().stream()
                .map(state -> {
                    GuardedDrivers.DriverState image = imageDrivers.states().stream()
                            .filter(other -> other.name().equals(state.name()))
                            .findFirst()
                            .orElse(state);
                    String failure = state.failure() == null ? image.failure() : state.failure();
                    return new DriverLine(state.name(), state.hung() || image.hung(), failure);
                })
                .toList();
    }

    /**
     * @param cutOff whether it is no longer asked
     * @param failure why it failed last; null when it never did
     */
    public record DriverLine(String name, boolean cutOff, String failure) {}

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Problem unreadable(Read read) {
        List<Finding> findings = new ArrayList<>(read.findings());
        if (read.reading() == null) {
            findings.add(Finding.error("not-understood", -1, "No driver understands this text."));
        }
        return Problem.of(
                        "unreadable",
                        422,
                        "The scan cannot be read",
                        findings.get(0).message())
                .with("findings", findings.stream().map(FindingJson::of).toList());
    }

    private static Problem badImage(List<Finding> findings) {
        return Problem.of(
                        "unreadable",
                        422,
                        "The image cannot be read",
                        findings.get(0).message())
                .with("findings", findings.stream().map(FindingJson::of).toList());
    }
}
