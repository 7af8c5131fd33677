package org.alveolus.registry.internal.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks written by hand, with whatever a writer of ours would not write. */
public final class Workbooks {

    private static final String START = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String MAIN = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final List<String> sheets = new ArrayList<>();
    private String properties = "";

    public Workbooks from1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    public Workbooks sheet(String title, String state, String rows, String after) {
        sheets.add("<sheet name=\"" + title + "\" sheetId=\"" + (sheets.size() + 1) + "\" state=\"" + state
                + "\" r:id=\"rId" + (sheets.size() + 1) + "\"/>");
        parts.put(
                "xl/worksheets/sheet" + sheets.size() + ".xml",
                START + "<worksheet" + MAIN + "><sheetData>" + rows + "</sheetData>" + after + "</worksheet>");
        return this;
    }

    public Workbooks part(String name, String content) {
        parts.put(name, content);
        return this;
    }

    public byte[] bytes() throws IOException {
        StringBuilder relations = new StringBuilder(
                START + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (int i = 1; i <= sheets.size(); i++) {
            relations
                    .append("<Relationship Id=\"rId")
                    .append(i)
                    .append("\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\"")
                    .append(" Target=\"worksheets/sheet")
                    .append(i)
                    .append(".xml\"/>");
        }
        relations.append(
                "<Relationship Id=\"s\" Type=\"x/styles\" Target=\"styles.xml\"/><Relationship Id=\"t\" Type=\"x/sharedStrings\""
                        + " Target=\"/xl/sharedStrings.xml\"/></Relationships>");
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "xl/workbook.xml",
                START + "<workbook" + MAIN
                        + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                        + properties
                        + "<sheets>" + String.join("", sheets) + "</sheets></workbook>");
        all.put("xl/_rels/workbook.xml.rels", relations.toString());
        all.put(
                "xl/styles.xml",
                START + "<styleSheet" + MAIN + "><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd\\-mm\\-yyyy\"/>"
                        + "<numFmt numFmtId=\"165\" formatCode=\"00000\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs>"
                        + "</styleSheet>");
        all.put(
                "xl/sharedStrings.xml",
                START + "<sst" + MAIN
                        + "><si><t>plain</t></si><si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>no</t></rPh></si></sst>");
        all.putAll(parts);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> part : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file.toByteArray();
    }

    static Supplier<InputStream> content(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }
}
