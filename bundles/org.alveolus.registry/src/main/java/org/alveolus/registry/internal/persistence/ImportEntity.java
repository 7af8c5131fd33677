package org.alveolus.registry.internal.persistence;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.alveolus.registry.internal.transfer.DateOrder;
import org.alveolus.registry.internal.transfer.ImportState;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** The row of a file on its way into the register. */
@Entity(name = "Import")
@Table(name = "registry_import")
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class ImportEntity {

    /** Long enough to mend rows after a holiday. */
    private static final Duration REFUSED_KEPT = Duration.ofDays(90);

    @Id
    private String id;

    @Version
    private long version;

    @Column(name = "location_id")
    private String locationId;

    @Column(name = "file_name")
    private String fileName;

    @Column(name = "file_hash")
    private String fileHash;

    @Column(name = "file_size")
    private long fileSize;

    private boolean workbook;

    @Column(name = "charset_name")
    private String charsetName;

    private String delimiter;

    private int sheet;

    @Enumerated(EnumType.STRING)
    @Column(name = "date_order")
    private DateOrder dateOrder;

    private String sheets;

    @Column(name = "heading_hash")
    private String headingHash;

    @Enumerated(EnumType.STRING)
    private ImportState state;

    @Column(name = "good_rows_only")
    private boolean goodRowsOnly;

    private String failure;

    private long done;

    private long total;

    @Column(name = "row_count")
    private long rowCount;

    @Column(name = "bad_rows")
    private long badRows;

    @Column(name = "rows_there")
    private long rowsThere;

    @Column(name = "treatment_count")
    private long treatmentCount;

    @Column(name = "patient_count")
    private long patientCount;

    @Column(name = "kept_count")
    private long keptCount;

    private String faults;

    private String remarks;

    @Column(name = "next_key")
    private String nextKey;

    @Column(name = "created_at")
    private Timestamp createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "ended_at")
    private Timestamp endedAt;

    protected ImportEntity() {}

    public ImportEntity(UUID id, UUID location, String fileName, boolean workbook) {
        this.id = id.toString();
        this.locationId = location.toString();
        this.fileName = fileName;
        this.fileHash = "";
        this.workbook = workbook;
        this.sheets = "";
        this.headingHash = "";
        this.state = ImportState.DRAFT;
        this.faults = "";
        this.remarks = "";
        this.nextKey = "";
    }

    /** Who brought it, when. */
    public void made(Instant now, String by) {
        createdAt = Timestamp.from(now);
        createdBy = by;
    }

    /** What its bytes are. */
    public void file(String hash, long size) {
        fileHash = hash;
        fileSize = size;
    }

    /** How the file is written. */
    public void shape(String charset, String delimiterSign, int chosenSheet, DateOrder order) {
        charsetName = charset;
        delimiter = delimiterSign;
        sheet = chosenSheet;
        dateOrder = order;
    }

    /** What its headings are. */
    public void found(String allSheets, String hashOfHeadings) {
        sheets = allSheets;
        headingHash = hashOfHeadings;
    }

    /** Begins a stage of so many steps. */
    public void begin(ImportState next, long steps) {
        state = next;
        failure = null;
        done = 0;
        total = steps;
        nextKey = "";
        endedAt = null;
    }

    /** Goes on in a stage. */
    public void advance(long steps, String key) {
        done += steps;
        nextKey = key;
    }

    /** How many steps the stage has, once that is known. */
    public void expect(long steps) {
        total = steps;
    }

    /** What the check found. */
    public void checked(long rows, long bad, long there, long treatments, String faultCounts, String remarkCounts) {
        state = ImportState.CHECKED;
        rowCount = rows;
        badRows = bad;
        rowsThere = there;
        treatmentCount = treatments;
        faults = faultCounts;
        remarks = remarkCounts;
        done = total;
    }

    public void choose(boolean onlyGoodRows) {
        goodRowsOnly = onlyGoodRows;
        treatmentCount = 0;
        patientCount = 0;
        keptCount = 0;
    }

    /** What a part of the run added. */
    public void added(long treatments, long patients, long there) {
        treatmentCount += treatments;
        patientCount += patients;
        rowsThere += there;
    }

    /** That so many treatments were changed since and stay. */
    public void keeps(long treatments) {
        keptCount += treatments;
    }

    public void end(ImportState last, Instant now) {
        state = last;
        endedAt = Timestamp.from(now);
    }

    /**
     * It cannot go on.
     *
     * @param withdraw whether something must be taken out again first
     */
    public void fail(String type, boolean withdraw) {
        state = withdraw ? ImportState.WITHDRAWING : ImportState.FAILED;
        failure = type;
        nextKey = "";
    }

    /** In which order its dates stand, as far as that is known. */
    public void order(DateOrder found) {
        dateOrder = found;
    }

    public UUID id() {
        return UUID.fromString(id);
    }

    public long version() {
        return version;
    }

    public UUID location() {
        return UUID.fromString(locationId);
    }

    public String fileName() {
        return fileName;
    }

    public String fileHash() {
        return fileHash;
    }

    public long fileSize() {
        return fileSize;
    }

    public boolean workbook() {
        return workbook;
    }

    public String charsetName() {
        return charsetName;
    }

    public String delimiter() {
        return delimiter;
    }

    public int sheet() {
        return sheet;
    }

    /** Null as long as nobody said. */
    public DateOrder dateOrder() {
        return dateOrder;
    }

    /** Titles of the sheets in lines; one that is hidden begins with a tab. */
    public String sheets() {
        return sheets;
    }

    public String headingHash() {
        return headingHash;
    }

    public ImportState state() {
        return state;
    }

    public boolean goodRowsOnly() {
        return goodRowsOnly;
    }

    /** The type of the problem that ended it; null when none. */
    public String failure() {
        return failure;
    }

    public long done() {
        return done;
    }

    public long total() {
        return total;
    }

    public long rowCount() {
        return rowCount;
    }

    public long badRows() {
        return badRows;
    }

    public long rowsThere() {
        return rowsThere;
    }

    public long treatmentCount() {
        return treatmentCount;
    }

    public long patientCount() {
        return patientCount;
    }

    public long keptCount() {
        return keptCount;
    }

    /** {@code code=count} in lines. */
    public String faults() {
        return faults;
    }

    /** {@code what=count} in lines. */
    public String remarks() {
        return remarks;
    }

    public String nextKey() {
        return nextKey;
    }

    public Instant createdAt() {
        return createdAt.toInstant();
    }

    public String createdBy() {
        return createdBy;
    }

    /**
     * How long refused rows can be had once it has ended; null when there are none, and as long as it has not ended, when they stay as long
     * as it does.
     */
    public Instant refusedUntil() {
        return state.ended() && badRows > 0 ? endedAt().plus(REFUSED_KEPT) : null;
    }

    /** Null as long as it goes on. */
    public Instant endedAt() {
        return endedAt == null ? null : endedAt.toInstant();
    }
}
