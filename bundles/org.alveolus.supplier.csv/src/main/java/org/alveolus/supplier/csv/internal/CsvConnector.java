package org.alveolus.supplier.csv.internal;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.alveolus.spi.supplier.ProductKey;
import org.alveolus.spi.supplier.SupplierAnswer;
import org.alveolus.spi.supplier.SupplierConnector;
import org.alveolus.spi.supplier.SupplierOrder;
import org.alveolus.spi.supplier.SupplierReturn;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * A supplier in a folder: its catalogue is {@code catalogue.csv} with the columns udi-di, kind, ref, name, type, diameter and length; orders
 * and returns are written as one file each, named by their ids. A file is there whole or not at all, and a repeat finds it there.
 */
@Component(
        configurationPid = "org.alveolus.supplier.csv",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = {SupplierConnector.NAME + "=csv", "service.description=CSV files in a folder"})
@Designate(ocd = CsvConfiguration.class)
public final class CsvConnector implements SupplierConnector {

    private static final long MAXIMUM_CATALOGUE = 50_000_000;

    private final Path folder;
    private final String supplier;

    /**
     * @throws IllegalArgumentException when folder or supplier is not configured
     */
    @Activate
    public CsvConnector(CsvConfiguration configuration) {
        this(Path.of(named("folder", configuration.folder())), configuration.supplier());
    }

    CsvConnector(Path folder, String supplier) {
        this.folder = folder;
        this.supplier = named("supplier", supplier);
    }

    private static String named(String key, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(key + " is missing in etc/org.alveolus.supplier.csv.cfg");
        }
        return value.strip();
    }

    @Override
    public SupplierAnswer lookUp(ProductKey product) throws IOException {
        Path catalogue = folder.resolve("catalogue.csv");
        if (!Files.exists(catalogue)) {
            return SupplierAnswer.NOT_MINE;
        }
        if (Files.size(catalogue) > MAXIMUM_CATALOGUE) {
            throw new IOException(catalogue + " is larger than " + MAXIMUM_CATALOGUE + " bytes");
        }
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(catalogue, StandardCharsets.UTF_8)) {
            for (NamedCsvRecord line : reader) {
                if (product.udiDi().equals(field(line, "udi-di"))) {
                    return product(line);
                }
            }
            return SupplierAnswer.NOT_MINE;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            throw new IOException(catalogue + " cannot be read: " + e.getMessage(), e);
        }
    }

    private SupplierAnswer product(NamedCsvRecord line) throws IOException {
        String name = field(line, "name");
        if (name == null) {
            throw new IOException("A product without a name stands in line " + line.getStartingLineNumber());
        }
        String kind = field(line, "kind");
        return new SupplierAnswer.Product(
                kind == null ? null : kind.toLowerCase(Locale.ROOT),
                supplier,
                field(line, "ref"),
                name,
                field(line, "type"),
                size(line, "diameter"),
                size(line, "length"));
    }

    private static String field(NamedCsvRecord line, String name) {
        return line.findField(name)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    private static BigDecimal size(NamedCsvRecord line, String name) {
        String text = field(line, name);
        return text == null ? null : new BigDecimal(text.replace(',', '.'));
    }

    @Override
    public SupplierAnswer order(SupplierOrder order) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("order", "date", "customer", "note", "ref", "name", "udi-di", "quantity"));
        for (SupplierOrder.Line line : order.lines()) {
            lines.add(texts(
                    order.number(),
                    order.date(),
                    order.customer(),
                    order.note(),
                    line.productCode(),
                    line.name(),
                    line.udiDi(),
                    line.quantity()));
        }
        return take("orders", order.supplierName(), order.number(), order.id(), lines);
    }

    @Override
    public SupplierAnswer announceReturn(SupplierReturn announced) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                "return", "date", "customer", "reason", "note", "ref", "name", "udi-di", "lot", "serial", "expiry"));
        for (SupplierReturn.Piece piece : announced.pieces()) {
            lines.add(texts(
                    announced.number(),
                    announced.date(),
                    announced.customer(),
                    announced.reason(),
                    announced.note(),
                    piece.productCode(),
                    piece.name(),
                    piece.udiDi(),
                    piece.lot(),
                    piece.serial(),
                    piece.expiry()));
        }
        return take("returns", announced.supplierName(), announced.number(), announced.id(), lines);
    }

    private static List<String> texts(Object... values) {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add(safe(Objects.toString(value, "")));
        }
        return texts;
    }

    /** A text that a spreadsheet does not take for a formula. */
    private static String safe(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private SupplierAnswer take(String kind, String to, String number, UUID id, List<List<String>> lines)
            throws IOException {
        if (!supplier.equalsIgnoreCase(to.strip())) {
            return SupplierAnswer.NOT_MINE;
        }
        Path target = folder.resolve(kind);
        Path file = target.resolve(id + ".csv");
        Files.createDirectories(target);
        if (!Files.exists(file)) {
            StringWriter text = new StringWriter();
            try (CsvWriter writer = CsvWriter.builder().build(text)) {
                lines.forEach(writer::writeRecord);
            }
            write(text.toString().getBytes(StandardCharsets.UTF_8), file);
        }
        return new SupplierAnswer.Accepted(number);
    }

    /** On the disk before it has its name. */
    private static void write(byte[] content, Path file) throws IOException {
        Path unfinished = file.resolveSibling("." + UUID.randomUUID() + ".tmp");
        try (FileChannel channel =
                FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
