package org.alveolus.registry.internal.table;

import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;

/** Why a file is refused. */
final class FileFaults {

    private FileFaults() {}

    static ProblemException damaged(Exception cause) {
        return new ProblemException(problem("file-damaged", "The file is damaged or not what its name says."), cause);
    }

    static ProblemException damaged() {
        return problem("file-damaged", "The file is damaged or not what its name says.")
                .exception();
    }

    static ProblemException otherKind(String detail) {
        return problem("file-kind", detail).exception();
    }

    static ProblemException unpacked() {
        return problem(
                        "file-unpacks-too-large",
                        "The workbook unpacks to far more than it should. Save it anew, or save its sheet as CSV.")
                .exception();
    }

    static ProblemException rows() {
        return problem(
                        "too-many-rows",
                        "A file has at most " + TableFile.MAXIMUM_ROWS + " rows. Divide it and import the parts.")
                .exception();
    }

    static ProblemException columns() {
        return problem("too-many-columns", "A row has at most " + TableFile.MAXIMUM_COLUMNS + " columns.")
                .exception();
    }

    static ProblemException noSheet() {
        return problem("no-sheet", "The file has no such sheet.").exception();
    }

    private static Problem problem(String type, String detail) {
        return Problem.of(type, 422, "The file cannot be imported", detail);
    }
}
