package org.alveolus.registry.internal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alveolus.registry.internal.persistence.ImportEntity;
import org.alveolus.registry.internal.transfer.Column;
import org.alveolus.registry.internal.transfer.DateOrder;
import org.alveolus.registry.internal.transfer.Field;
import org.alveolus.registry.internal.transfer.ImportFiles;
import org.alveolus.registry.internal.transfer.ImportState;
import org.alveolus.registry.internal.transfer.ImportTexts;
import org.alveolus.registry.internal.transfer.Imports;
import org.alveolus.registry.internal.transfer.RefusedRows;

/** What is sent and shown of imports. */
final class ImportViews {

    private ImportViews() {}

    /** A column of the file. */
    @Schema(name = "ImportColumn")
    record ColumnView(
            @Schema(example = "Lotnummer") String heading,
            @Schema(description = "Some of its values") List<String> samples,
            @JsonInclude(JsonInclude.Include.ALWAYS)
                    @Schema(description = "What it means; null when it is no field of the register", nullable = true)
                    Field field,
            @Schema(description = "Whether a column without field is kept with the treatment as the practice's own")
                    boolean kept) {

        static ColumnView of(Column column) {
            return new ColumnView(
                    column.heading(),
                    column.samples().isEmpty()
                            ? List.of()
                            : List.of(column.samples().split("\n")),
                    column.field(),
                    column.kept());
        }
    }

    /** A sheet of a workbook. */
    @Schema(name = "ImportSheet")
    record SheetView(String title, boolean hidden) {}

    /** An import. */
    @Schema(name = "Import", description = "A file of earlier records on its way into the register")
    record View(
            UUID id,
            ImportState state,
            @Schema(example = "implants.csv") String fileName,
            @Schema(description = "In bytes") long fileSize,
            UUID practiceLocation,
            Instant createdAt,
            String createdBy,
            Instant endedAt,
            @Schema(description = "How long refused rows can be downloaded once it has ended, when there are any")
                    Instant refusedUntil,
            @Schema(description = "Parts of the present stage that are done") long done,
            @Schema(description = "Parts of the present stage; 0 as long as that is not known") long total,
            @Schema(description = "Type of the problem that ended it") String failure,
            boolean workbook,
            String charset,
            String delimiter,
            int sheet,
            List<SheetView> sheets,
            @Schema(description = "In which order dates such as 03-04-2021 stand, as far as that is known")
                    DateOrder dateOrder,
            List<ColumnView> columns,
            @Schema(description = "When the same file was imported, if it was") Instant sameFileAt,
            long rows,
            long badRows,
            @Schema(description = "Rows that were recorded already") long rowsThere,
            @Schema(description = "Treatments to record, and once it runs those recorded") long treatments,
            @Schema(description = "Patients that it added to the directory") long patients,
            @Schema(description = "Treatments that undoing left, because they were changed since") long kept,
            boolean goodRowsOnly,
            @Schema(description = "How often each kind of fault was found") Map<String, Long> faults,
            @Schema(description = "What else the reader of the file noticed") Map<String, Long> remarks) {

        static View of(Imports.View view) {
            ImportEntity row = view.row();
            return new View(
                    row.id(),
                    row.state(),
                    row.fileName(),
                    row.fileSize(),
                    row.location(),
                    row.createdAt(),
                    row.createdBy(),
                    row.endedAt(),
                    row.refusedUntil(),
                    row.done(),
                    row.total(),
                    row.failure(),
                    row.workbook(),
                    row.charsetName(),
                    row.delimiter(),
                    row.sheet(),
                    row.sheets().isEmpty()
                            ? List.of()
                            : row.sheets()
                                    .lines()
                                    .map(title -> new SheetView(
                                            title.startsWith("\t") ? title.substring(1) : title,
                                            title.startsWith("\t")))
                                    .toList(),
                    row.dateOrder(),
                    view.columns().stream().map(ColumnView::of).toList(),
                    view.sameFileAt(),
                    row.rowCount(),
                    row.badRows(),
                    row.rowsThere(),
                    row.treatmentCount(),
                    row.patientCount(),
                    row.keptCount(),
                    row.goodRowsOnly(),
                    counts(row.faults()),
                    counts(row.remarks()));
        }

        private static Map<String, Long> counts(String lines) {
            Map<String, Long> counts = new LinkedHashMap<>();
            lines.lines().map(line -> line.split("=")).forEach(parts -> counts.put(parts[0], Long.valueOf(parts[1])));
            return counts;
        }
    }

    /** What a column means. */
    @Schema(name = "ImportMeaning")
    record MeaningForm(
            @Schema(description = "Left out for none", example = "lot") Field field,
            @Schema(description = "Whether a column without field is kept as the practice's own; yes when left out")
                    Boolean kept) {}

    /** How a file is to be read. */
    @Schema(name = "ImportSettings", description = "What is left out stays")
    record SettingsForm(
            @Schema(example = "windows-1252") String charset,
            @Schema(example = ";") String delimiter,
            @Schema(description = "0 for the first") Integer sheet,
            @Schema(example = "day-first") DateOrder dateOrder,
            @Schema(description = "For each column of the file") List<MeaningForm> columns) {

        ImportFiles.Settings settings() {
            return new ImportFiles.Settings(
                    charset,
                    delimiter,
                    sheet,
                    dateOrder,
                    columns == null
                            ? null
                            : columns.stream()
                                    .map(column -> column == null
                                            ? new ImportFiles.Meaning(null, true)
                                            : new ImportFiles.Meaning(
                                                    column.field(), !Boolean.FALSE.equals(column.kept())))
                                    .toList());
        }
    }

    /** A text that names nothing known. */
    @Schema(name = "ImportQuestion")
    record QuestionView(
            Field field,
            @Schema(description = "As in the file; empty where cells are empty") String text,
            @Schema(description = "In how many rows it stands") long rows,
            boolean answered,
            @Schema(description = "What it was said to mean") String target) {

        static QuestionView of(ImportTexts.Question question) {
            return new QuestionView(
                    question.text().field(),
                    question.text().text(),
                    question.text().rows(),
                    question.answered(),
                    question.target());
        }
    }

    /** The answers. */
    @Schema(name = "ImportAnswers")
    record AnswersForm(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<AnswerForm> answers) {}

    /** What a text means. */
    @Schema(name = "ImportAnswer")
    record AnswerForm(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "supplier") Field field,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Straumann AG") String text,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "map") ImportTexts.Act act,
            @Schema(description = "For map: a code, or the id of an account or a supplier") String target) {}

    /** How it is to run. */
    @Schema(name = "ImportRun")
    record RunForm(
            @Schema(description = "Whether treatments with a fault are left out; no when left out", example = "false")
                    Boolean goodRowsOnly) {}

    /** A fault. */
    @Schema(name = "ImportFault")
    record FaultView(
            @Schema(description = "As the spreadsheet counts it", example = "12") int row,
            @Schema(description = "0 for the first; -1 when it concerns the whole row") int column,
            Field field,
            @Schema(example = "not-a-date") String code,
            String text) {

        static FaultView of(RefusedRows.Fault fault) {
            return new FaultView(fault.row(), fault.column(), fault.field(), fault.code(), fault.text());
        }
    }

    /** A treatment that undoing left. */
    @Schema(name = "ImportKept")
    record KeptView(UUID treatment, String patientNumber, LocalDate date) {

        static KeptView of(Imports.Kept kept) {
            return new KeptView(kept.treatment(), kept.patientNumber(), kept.date());
        }
    }

    /** A field of the practice's own. */
    @Schema(name = "OwnField")
    record OwnFieldView(String heading, String content) {}
}
