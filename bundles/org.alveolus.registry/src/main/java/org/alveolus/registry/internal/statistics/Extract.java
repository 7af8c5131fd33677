package org.alveolus.registry.internal.statistics;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the statistics need of the treatments of one month at one practice location, in few bytes: a million implants are read in less
 * than a second, where their rows would take many. It holds nothing that cannot be made again from the rows.
 */
public final class Extract {

    /** Of this form; with a later one comes a schema script that removes those of this. */
    static final int FORM = 1;

    /**
     * A treatment.
     *
     * @param techniques codes, two at most
     * @param implants those that were placed; none when it was surgery before implants
     */
    public record Treated(
            UUID patient,
            LocalDate date,
            String practitioner,
            String practitionerName,
            String indication,
            List<String> techniques,
            List<Implant> implants) {}

    /**
     * An implant.
     *
     * @param supplier what tells it from others; empty when not known
     * @param product what tells it from the supplier's other products; empty when not known
     * @param lost null while it is not lost
     * @param cause of the loss, a code; null while it is not lost
     * @param early whether it was lost before it was loaded
     * @param seen the last day on which it was known to be in place; the surgery's when it was not seen later
     */
    public record Implant(
            int position,
            String region,
            String supplier,
            String supplierName,
            String product,
            String productName,
            LocalDate lost,
            String cause,
            boolean early,
            LocalDate seen) {}

    /** Gets what an extract holds; texts by their number in {@code words}. */
    public interface Reader {

        void words(String[] words);

        void treated(
                long patientHigh,
                long patientLow,
                int day,
                int practitioner,
                int practitionerName,
                int indication,
                int technique1,
                int technique2,
                int implants);

        /**
         * One of the treatment's.
         *
         * @param lost days since the surgery; negative while it is not lost
         * @param cause meaningless while it is not lost
         * @param seen days since the surgery
         */
        void implant(
                int position,
                int region,
                int supplier,
                int supplierName,
                int product,
                int productName,
                int lost,
                int cause,
                boolean early,
                int seen);
    }

    private Extract() {}

    /** The bytes of these treatments. */
    public static byte[] write(List<Treated> treatments) {
        Map<String, Integer> words = new LinkedHashMap<>();
        ByteArrayOutputStream rows = new ByteArrayOutputStream(treatments.size() * 40);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (DataOutputStream row = new DataOutputStream(rows);
                DataOutputStream out = new DataOutputStream(whole)) {
            for (Treated treated : treatments) {
                row.writeLong(treated.patient().getMostSignificantBits());
                row.writeLong(treated.patient().getLeastSignificantBits());
                write(row, Math.toIntExact(treated.date().toEpochDay()));
                write(row, word(words, treated.practitioner()));
                write(row, word(words, treated.practitionerName()));
                write(row, word(words, treated.indication()));
                List<String> techniques = treated.techniques();
                write(row, techniques.isEmpty() ? 0 : word(words, techniques.get(0)) + 1);
                write(row, techniques.size() < 2 ? 0 : word(words, techniques.get(1)) + 1);
                write(row, treated.implants().size());
                for (Implant implant : treated.implants()) {
                    write(row, words, treated, implant);
                }
            }
            out.writeByte(FORM);
            out.writeInt(words.size());
            for (String text : words.keySet()) {
                out.writeUTF(text);
            }
            out.writeInt(treatments.size());
            rows.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return whole.toByteArray();
    }

    private static void write(DataOutputStream row, Map<String, Integer> words, Treated treated, Implant implant)
            throws IOException {
        row.writeByte(implant.position());
        write(row, word(words, implant.region()));
        write(row, word(words, implant.supplier()));
        write(row, word(words, implant.supplierName()));
        write(row, word(words, implant.product()));
        write(row, word(words, implant.productName()));
        if (implant.lost() == null) {
            write(row, 0);
        } else {
            write(row, since(treated, implant.lost()) + 1);
            write(row, word(words, implant.cause()));
            row.writeBoolean(implant.early());
        }
        write(row, since(treated, implant.seen()));
    }

    private static int since(Treated treated, LocalDate day) {
        return (int) Math.max(0, day.toEpochDay() - treated.date().toEpochDay());
    }

    private static int word(Map<String, Integer> words, String text) {
        Integer known = words.putIfAbsent(text, words.size());
        return known == null ? words.size() - 1 : known;
    }

    /** Days before 1970 are negative. */
    private static void write(DataOutputStream out, int value) throws IOException {
        int rest = value << 1 ^ value >> 31;
        while ((rest & ~0x7f) != 0) {
            out.writeByte(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    /** Reads it from the first to the last. */
    static void read(byte[] bytes, Reader reader) {
        new Bytes(bytes).read(reader);
    }

    private static final class Bytes {

        private final byte[] bytes;
        private int at;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        void read(Reader reader) {
            reader.words(words());
            int treatments = wide();
            for (int i = 0; i < treatments; i++) {
                long high = (long) wide() << 32 | wide() & 0xffff_ffffL;
                long low = (long) wide() << 32 | wide() & 0xffff_ffffL;
                int day = next();
                int practitioner = next();
                int name = next();
                int indication = next();
                int technique1 = next() - 1;
                int technique2 = next() - 1;
                int implants = next();
                reader.treated(high, low, day, practitioner, name, indication, technique1, technique2, implants);
                for (int j = 0; j < implants; j++) {
                    implant(reader);
                }
            }
        }

        private void implant(Reader reader) {
            int position = bytes[at++];
            int region = next();
            int supplier = next();
            int supplierName = next();
            int product = next();
            int productName = next();
            int lost = next() - 1;
            int cause = lost < 0 ? -1 : next();
            boolean early = lost >= 0 && bytes[at++] != 0;
            reader.implant(position, region, supplier, supplierName, product, productName, lost, cause, early, next());
        }

        private String[] words() {
            try (ByteArrayInputStream rest = new ByteArrayInputStream(bytes);
                    DataInputStream in = new DataInputStream(rest)) {
                if (in.readByte() != FORM) {
                    throw new IllegalArgumentException("an extract of another form");
                }
                String[] words = new String[in.readInt()];
                for (int i = 0; i < words.length; i++) {
                    words[i] = in.readUTF();
                }
                at = bytes.length - rest.available();
                return words;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private int wide() {
            int value = (bytes[at] & 0xff) << 24
                    | (bytes[at + 1] & 0xff) << 16
                    | (bytes[at + 2] & 0xff) << 8
                    | bytes[at + 3] & 0xff;
            at += 4;
            return value;
        }

        private int next() {
            int value = 0;
            int shift = 0;
            int part;
            do {
                part = bytes[at++];
                value |= (part & 0x7f) << shift;
                shift += 7;
            } while (part < 0);
            return value >>> 1 ^ -(value & 1);
        }
    }
}
