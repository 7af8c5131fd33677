package org.alveolus.scan.gs1.internal;

import static org.alveolus.scan.gs1.internal.CharacterSet.CSET_39;
import static org.alveolus.scan.gs1.internal.CharacterSet.CSET_64;
import static org.alveolus.scan.gs1.internal.Component.digits;
import static org.alveolus.scan.gs1.internal.Component.digitsUpTo;
import static org.alveolus.scan.gs1.internal.Component.optional;
import static org.alveolus.scan.gs1.internal.Component.text;
import static org.alveolus.scan.gs1.internal.Component.textUpTo;
import static org.alveolus.scan.gs1.internal.Linter.*;

import java.util.ArrayList;
import java.util.List;

/**
 * The application identifiers with their formats and rules, as of January 2026 (GS1 General Specifications, section 3 for the
 * formats, 4.13 for what must and must not stand together; GS1 Digital Link Standard: URI Syntax for keys, qualifiers and
 * attributes).
 */
final class ApplicationIdentifiers {

    /** What a trade item's attribute belongs to: a GTIN, the GTIN of contents, an ITIP, an ITIP of contents. */
    private static final String[] ITEM = {"01", "02", "8006", "8026"};

    private static final String[] ITEM_OR_MADE_TO_ORDER = {"01", "02", "03", "8006", "8026"};
    private static final String[] TRADE_ITEM = {"01", "02"};
    private static final String[] LOGISTIC_UNIT = {"00", "01"};
    private static final String[] MEASURES = {"30", "31nn", "32nn", "35nn", "36nn"};
    private static final String SERVICE_PROVIDER = "8017";
    private static final String SERVICE_RECIPIENT = "8018";

    private final List<ApplicationIdentifier> all = new ArrayList<>();

    private ApplicationIdentifiers() {}

    /** All of them, in order. */
    static List<ApplicationIdentifier> all() {
        ApplicationIdentifiers table = new ApplicationIdentifiers();
        table.items();
        table.batchesAndDates();
        table.variantsAndSerials();
        table.measures();
        table.amounts();
        table.partiesAndPlaces();
        table.transport();
        table.perishables();
        table.certificatesAndPersons();
        table.otherKeys();
        table.internal();
        return table.all;
    }

    private ApplicationIdentifier add(String id, String title, Component... components) {
        ApplicationIdentifier identifier = new ApplicationIdentifier(id, title, components);
        all.add(identifier);
        return identifier;
    }

    private void items() {
        add("00", "SSCC", digits(18, CHECK_DIGIT, PREFIX_SECOND)).linkKey();
        add("01", "GTIN", gtin()).excludes("255", "37").linkKey("22,10,21", "235");
        add("02", "CONTENT", gtin()).needs("37").excludes("01", "03");
        add("03", "MTO GTIN", gtin()).excludes("01", "02", "37").notInLinkQuery();
    }

    private void batchesAndDates() {
        add("10", "BATCH/LOT", textUpTo(20)).needs(ITEM_OR_MADE_TO_ORDER);
        add("11", "PROD DATE", digits(6, DATE_OR_MONTH)).needs(ITEM_OR_MADE_TO_ORDER);
        add("12", "DUE DATE", digits(6, DATE_OR_MONTH)).needs("8020");
        add("13", "PACK DATE", digits(6, DATE_OR_MONTH)).needs(ITEM_OR_MADE_TO_ORDER);
        add("15", "BEST BEFORE or BEST BY", digits(6, DATE_OR_MONTH)).needs(ITEM_OR_MADE_TO_ORDER);
        add("16", "SELL BY", digits(6, DATE_OR_MONTH)).needs(ITEM_OR_MADE_TO_ORDER);
        add("17", "USE BY or EXPIRY", digits(6, DATE_OR_MONTH)).needs("01", "02", "03", "255", "8006", "8026");
    }

    private void variantsAndSerials() {
        add("20", "VARIANT", digits(2)).needs(ITEM);
        add("21", "SERIAL", textUpTo(20))
                .needs("01", "03", "8006")
                .excludes("235")
                .notInLinkQuery();
        add("22", "CPV", textUpTo(20)).needs("01").notInLinkQuery();
        add("235", "TPX", textUpTo(28)).needs("01").notInLinkQuery();
        add("240", "ADDITIONAL ID", textUpTo(30)).needs(ITEM);
        add("241", "CUST. PART No.", textUpTo(30)).needs(ITEM);
        add("242", "MTO VARIANT", digitsUpTo(6)).needs(ITEM);
        add("243", "PCN", textUpTo(20)).needs("01");
        add("250", "SECONDARY SERIAL", textUpTo(30)).needs("01", "8006").needs("21");
        add("251", "REF. TO SOURCE", textUpTo(30)).needs("01", "8006");
        add("253", "GDTI", gln(), optional(textUpTo(17))).linkKey();
        add("254", "GLN EXTENSION COMPONENT", textUpTo(20)).needs("414").notInLinkQuery();
        add("255", "GCN", gln(), optional(digitsUpTo(12)))
                .excludes("01", "02", "415", "8006", "8020", "8026")
                .linkKey();
        add("30", "VAR. COUNT", digitsUpTo(8)).needs(TRADE_ITEM);
    }

    private void measures() {
        measure("310", "NET WEIGHT (kg)", TRADE_ITEM);
        measure("311", "LENGTH (m)", TRADE_ITEM);
        measure("312", "WIDTH (m)", TRADE_ITEM);
        measure("313", "HEIGHT (m)", TRADE_ITEM);
        measure("314", "AREA (m²)", TRADE_ITEM);
        measure("315", "NET VOLUME (l)", TRADE_ITEM);
        measure("316", "NET VOLUME (m³)", TRADE_ITEM);
        measure("320", "NET WEIGHT (lb)", TRADE_ITEM);
        measure("321", "LENGTH (in)", TRADE_ITEM);
        measure("322", "LENGTH (ft)", TRADE_ITEM);
        measure("323", "LENGTH (yd)", TRADE_ITEM);
        measure("324", "WIDTH (in)", TRADE_ITEM);
        measure("325", "WIDTH (ft)", TRADE_ITEM);
        measure("326", "WIDTH (yd)", TRADE_ITEM);
        measure("327", "HEIGHT (in)", TRADE_ITEM);
        measure("328", "HEIGHT (ft)", TRADE_ITEM);
        measure("329", "HEIGHT (yd)", TRADE_ITEM);
        measure("330", "GROSS WEIGHT (kg)", LOGISTIC_UNIT);
        measure("331", "LENGTH (m), log", LOGISTIC_UNIT);
        measure("332", "WIDTH (m), log", LOGISTIC_UNIT);
        measure("333", "HEIGHT (m), log", LOGISTIC_UNIT);
        measure("334", "AREA (m²), log", LOGISTIC_UNIT);
        measure("335", "VOLUME (l), log", LOGISTIC_UNIT);
        measure("336", "VOLUME (m³), log", LOGISTIC_UNIT);
        measure("337", "KG PER m²", "01");
        measure("340", "GROSS WEIGHT (lb)", LOGISTIC_UNIT);
        measure("341", "LENGTH (in), log", LOGISTIC_UNIT);
        measure("342", "LENGTH (ft), log", LOGISTIC_UNIT);
        measure("343", "LENGTH (yd), log", LOGISTIC_UNIT);
        measure("344", "WIDTH (in), log", LOGISTIC_UNIT);
        measure("345", "WIDTH (ft), log", LOGISTIC_UNIT);
        measure("346", "WIDTH (yd), log", LOGISTIC_UNIT);
        measure("347", "HEIGHT (in), log", LOGISTIC_UNIT);
        measure("348", "HEIGHT (ft), log", LOGISTIC_UNIT);
        measure("349", "HEIGHT (yd), log", LOGISTIC_UNIT);
        measure("350", "AREA (in²)", TRADE_ITEM);
        measure("351", "AREA (ft²)", TRADE_ITEM);
        measure("352", "AREA (yd²)", TRADE_ITEM);
        measure("353", "AREA (in²), log", LOGISTIC_UNIT);
        measure("354", "AREA (ft²), log", LOGISTIC_UNIT);
        measure("355", "AREA (yd²), log", LOGISTIC_UNIT);
        measure("356", "NET WEIGHT (tr oz)", TRADE_ITEM);
        measure("357", "NET VOLUME (oz)", TRADE_ITEM);
        measure("360", "NET VOLUME (qt (US))", TRADE_ITEM);
        measure("361", "NET VOLUME (gal.)", TRADE_ITEM);
        measure("362", "VOLUME (qt (US)), log", LOGISTIC_UNIT);
        measure("363", "VOLUME (gal (US)), log", LOGISTIC_UNIT);
        measure("364", "NET VOLUME (in³)", TRADE_ITEM);
        measure("365", "NET VOLUME (ft³)", TRADE_ITEM);
        measure("366", "NET VOLUME (yd³)", TRADE_ITEM);
        measure("367", "VOLUME (in³), log", LOGISTIC_UNIT);
        measure("368", "VOLUME (ft³), log", LOGISTIC_UNIT);
        measure("369", "VOLUME (yd³), log", LOGISTIC_UNIT);
        add("37", "COUNT", digitsUpTo(8)).needs("00").needs("02", "8026");
    }

    /** Six digits with zero to five decimals, which the last digit of the identifier counts. */
    private void measure(String family, String title, String... belongsTo) {
        for (int decimals = 0; decimals <= 5; decimals++) {
            add(family + decimals, title, digits(6)).needs(belongsTo).excludes(family + "n");
        }
    }

    private void amounts() {
        for (int decimals = 0; decimals <= 9; decimals++) {
            add("390" + decimals, "AMOUNT", digitsUpTo(15))
                    .needs("255", "8020")
                    .excludes("390n", "391n", "394n", "8111");
        }
        for (int decimals = 0; decimals <= 9; decimals++) {
            add("391" + decimals, "AMOUNT", digits(3, CURRENCY), digitsUpTo(15))
                    .needs("8020")
                    .excludes("391n");
        }
        for (int decimals = 0; decimals <= 9; decimals++) {
            add("392" + decimals, "PRICE", digitsUpTo(15))
                    .needs("01")
                    .needs(MEASURES)
                    .excludes("392n", "393n");
        }
        for (int decimals = 0; decimals <= 9; decimals++) {
            add("393" + decimals, "PRICE", digits(3, CURRENCY), digitsUpTo(15))
                    .needs(MEASURES)
                    .excludes("393n");
        }
        for (int decimals = 0; decimals <= 3; decimals++) {
            add("394" + decimals, "PRCNT OFF", digits(4)).needs("255").excludes("394n", "8111");
        }
        for (int decimals = 0; decimals <= 5; decimals++) {
            add("395" + decimals, "PRICE/UoM", digits(6)).needs(MEASURES).excludes("392n", "393n", "395n", "8005");
        }
    }

    private void partiesAndPlaces() {
        add("400", "ORDER NUMBER", textUpTo(30));
        add("401", "GINC", textUpTo(30, PREFIX_FIRST)).linkKey();
        add("402", "GSIN", digits(17, CHECK_DIGIT, PREFIX_FIRST)).linkKey();
        add("403", "ROUTE", textUpTo(30)).needs("00");
        add("410", "SHIP TO LOC", gln());
        add("411", "BILL TO", gln());
        add("412", "PURCHASE FROM", gln());
        add("413", "SHIP FOR LOC", gln());
        add("414", "LOC No.", gln()).linkKey("254", "7040");
        add("415", "PAY TO", gln()).needs("8020").linkKey("8020");
        add("416", "PROD/SERV LOC", gln());
        add("417", "PARTY", gln()).linkKey("7040");
        add("420", "SHIP TO POST", textUpTo(20)).excludes("421");
        add("421", "SHIP TO POST", digits(3, COUNTRY), textUpTo(9)).excludes("4307");
        add("422", "ORIGIN", digits(3, COUNTRY)).needs(ITEM).excludes("426");
        add("423", "COUNTRY - INITIAL PROCESS", countries()).needs(TRADE_ITEM).excludes("426");
        add("424", "COUNTRY - PROCESS", digits(3, COUNTRY)).needs(TRADE_ITEM).excludes("426");
        add("425", "COUNTRY - DISASSEMBLY", countries()).needs(TRADE_ITEM).excludes("426");
        add("426", "COUNTRY - FULL PROCESS", digits(3, COUNTRY)).needs(TRADE_ITEM);
        add("427", "ORIGIN SUBDIVISION", textUpTo(3)).needs(TRADE_ITEM).needs("422");
    }

    private void transport() {
        address("430", "SHIP TO");
        add("4308", "SHIP TO PHONE", textUpTo(30)).needs("00");
        add("4309", "SHIP TO GEO", digits(10, LATITUDE), digits(10, LONGITUDE)).needs("00");
        address("431", "RTN TO");
        add("4318", "RTN TO POST", textUpTo(20)).needs("00");
        add("4319", "RTN TO PHONE", textUpTo(30)).needs("00");
        add("4320", "SRV DESCRIPTION", textUpTo(35, PERCENT_ENCODED)).needs("00");
        add("4321", "DANGEROUS GOODS", digits(1, YES_NO)).needs("00");
        add("4322", "AUTH TO LEAVE", digits(1, YES_NO)).needs("00");
        add("4323", "SIG REQUIRED", digits(1, YES_NO)).needs("00");
        add("4324", "NOT BEF DEL DT", digits(6, DATE_OR_MONTH), digits(4, HOUR_MINUTE))
                .needs("00");
        add("4325", "NOT AFT DEL DT", digits(6, DATE_OR_MONTH), digits(4, HOUR_MINUTE))
                .needs("00");
        add("4326", "REL DATE", digits(6, DATE)).needs("00");
        temperature("4330", "MAX TEMP F.", "4331");
        temperature("4331", "MAX TEMP C.", "4330");
        temperature("4332", "MIN TEMP F.", "4333");
        temperature("4333", "MIN TEMP C.", "4332");
    }

    private void address(String family, String whose) {
        add(family + "0", whose + " COMP", textUpTo(35, PERCENT_ENCODED)).needs("00");
        add(family + "1", whose + " NAME", textUpTo(35, PERCENT_ENCODED)).needs("00");
        add(family + "2", whose + " ADD1", textUpTo(70, PERCENT_ENCODED)).needs("00");
        add(family + "3", whose + " ADD2", textUpTo(70, PERCENT_ENCODED)).needs(family + "2");
        add(family + "4", whose + " SUB", textUpTo(70, PERCENT_ENCODED)).needs("00");
        add(family + "5", whose + " LOC", textUpTo(70, PERCENT_ENCODED)).needs("00");
        add(family + "6", whose + " REG", textUpTo(70, PERCENT_ENCODED)).needs("00");
        add(family + "7", whose + " COUNTRY", text(2, COUNTRY_LETTERS)).needs("00");
    }

    private void temperature(String id, String title, String otherUnit) {
        add(id, title, digits(6), optional(text(1, HYPHEN))).needs("00").excludes(otherUnit);
    }

    private void perishables() {
        add("7001", "NSN", digits(13)).needs(ITEM);
        add("7002", "MEAT CUT", textUpTo(30)).needs(TRADE_ITEM);
        add("7003", "EXPIRY TIME", digits(6, DATE), digits(4, HOUR_MINUTE)).needs(TRADE_ITEM);
        add("7004", "ACTIVE POTENCY", digitsUpTo(4)).needs("01+10");
        add("7005", "CATCH AREA", textUpTo(12)).needs(TRADE_ITEM);
        add("7006", "FIRST FREEZE DATE", digits(6, DATE)).needs(TRADE_ITEM);
        add("7007", "HARVEST DATE", digits(6, DATE), optional(digits(6, DATE))).needs(TRADE_ITEM);
        add("7008", "AQUATIC SPECIES", textUpTo(3)).needs(TRADE_ITEM);
        add("7009", "FISHING GEAR TYPE", textUpTo(10)).needs(TRADE_ITEM);
        add("7010", "PROD METHOD", textUpTo(2)).needs(TRADE_ITEM);
        add("7011", "TEST BY DATE", digits(6, DATE), optional(digits(4, HOUR_MINUTE)))
                .needs(TRADE_ITEM);
        add("7020", "REFURB LOT", textUpTo(20)).needs("01", "8006").needs("416");
        add("7021", "FUNC STAT", textUpTo(20)).needs("01", "8006");
        add("7022", "REV STAT", textUpTo(20)).needs("7021");
        add("7023", "GIAI - ASSEMBLY", textUpTo(30, PREFIX_FIRST));
        for (int processor = 0; processor <= 9; processor++) {
            add("703" + processor, "PROCESSOR # " + processor, digits(3, COUNTRY_OR_999), textUpTo(27))
                    .needs(TRADE_ITEM);
        }
        add("7040", "UIC+EXT", digits(1), text(1), text(1), text(1, IMPORTER_INDEX))
                .notInLinkQuery();
        add("7041", "UFRGT UNIT TYPE", textUpTo(4, PACKAGE_TYPE)).needs("00").notInLinkQuery();
        national("710", "NHRN PZN");
        national("711", "NHRN CIP");
        national("712", "NHRN CN");
        national("713", "NHRN DRN");
        national("714", "NHRN AIM");
        national("715", "NHRN NDC");
        national("716", "NHRN AIC");
        national("717", "NHRN SRN");
    }

    /** A national healthcare reimbursement number. */
    private void national(String id, String title) {
        add(id, title, textUpTo(20)).needs("01");
    }

    private void certificatesAndPersons() {
        for (int certificate = 0; certificate <= 9; certificate++) {
            add("723" + certificate, "CERT # " + (certificate + 1), text(2), textUpTo(28))
                    .needs("01", "8004");
        }
        add("7240", "PROTOCOL", textUpTo(20)).needs("01", "8006");
        add("7241", "AIDC MEDIA TYPE", digits(2, MEDIA_TYPE)).needs(SERVICE_PROVIDER, SERVICE_RECIPIENT);
        add("7242", "VCN", textUpTo(25)).needs(SERVICE_PROVIDER, SERVICE_RECIPIENT);
        add("7250", "DOB", digits(8, LONG_DATE)).needs(SERVICE_RECIPIENT).excludes("7251");
        add("7251", "DOB TIME", digits(8, LONG_DATE), digits(4, HOUR_MINUTE))
                .needs(SERVICE_RECIPIENT)
                .excludes("7250");
        add("7252", "BIO SEX", digits(1, SEX)).needs(SERVICE_RECIPIENT);
        add("7253", "FAMILY NAME", textUpTo(40, PERCENT_ENCODED))
                .needs(SERVICE_PROVIDER, SERVICE_RECIPIENT)
                .excludes("7256", "7259");
        add("7254", "GIVEN NAME", textUpTo(40, PERCENT_ENCODED))
                .needs(SERVICE_PROVIDER, SERVICE_RECIPIENT)
                .excludes("7256", "7259");
        add("7255", "SUFFIX", textUpTo(10))
                .needs(SERVICE_PROVIDER, SERVICE_RECIPIENT)
                .excludes("7256", "7259");
        add("7256", "FULL NAME", textUpTo(90, PERCENT_ENCODED)).needs(SERVICE_PROVIDER, SERVICE_RECIPIENT);
        add("7257", "PERSON ADDR", textUpTo(70, PERCENT_ENCODED)).needs(SERVICE_RECIPIENT);
        add("7258", "BIRTH SEQUENCE", text(3, POSITION_OF_TOTAL)).needs(SERVICE_RECIPIENT + "+7259");
        add("7259", "BABY", textUpTo(40, PERCENT_ENCODED))
                .needs(SERVICE_RECIPIENT)
                .excludes("7256");
    }

    private void otherKeys() {
        add(
                        "8001",
                        "DIMENSIONS",
                        digits(4, NOT_ZERO),
                        digits(5, NOT_ZERO),
                        digits(3, NOT_ZERO),
                        digits(1, WINDING),
                        digits(1))
                .needs("01");
        add("8002", "CMT No.", textUpTo(20));
        add("8003", "GRAI", digits(1, ZERO), gln(), optional(textUpTo(16))).linkKey();
        add("8004", "GIAI", textUpTo(30, PREFIX_FIRST)).linkKey("7040");
        add("8005", "PRICE PER UNIT", digits(6)).needs(TRADE_ITEM);
        add("8006", "ITIP", gtin(), digits(4, PIECE_OF_TOTAL))
                .excludes("01", "37")
                .linkKey("22,10,21");
        add("8007", "IBAN", textUpTo(34, IBAN)).needs("415");
        add(
                        "8008",
                        "PROD TIME",
                        digits(6, DATE),
                        digits(2, HOUR),
                        optional(digits(2, MINUTE)),
                        optional(digits(2, SECOND)))
                .needs(TRADE_ITEM);
        add("8009", "OPTSEN", textUpTo(50)).needs(LOGISTIC_UNIT);
        add("8010", "CPID", textUpTo(CSET_39, 30, PREFIX_FIRST)).linkKey("8011");
        add("8011", "CPID SERIAL", digitsUpTo(12, NO_LEADING_ZERO))
                .needs("8010")
                .notInLinkQuery();
        add("8012", "VERSION", textUpTo(20)).needs("01", "8006");
        add("8013", "GMN", textUpTo(25, CHECK_PAIR, PREFIX_FIRST)).linkKey();
        add("8014", "MUDI", textUpTo(25, CHECK_PAIR, PREFIX_FIRST, HAS_NON_DIGIT))
                .needs("01")
                .notInLinkQuery();
        add(SERVICE_PROVIDER, "GSRN - PROVIDER", digits(18, CHECK_DIGIT, PREFIX_FIRST))
                .excludes(SERVICE_RECIPIENT)
                .linkKey("8019");
        add(SERVICE_RECIPIENT, "GSRN - RECIPIENT", digits(18, CHECK_DIGIT, PREFIX_FIRST))
                .excludes(SERVICE_PROVIDER)
                .linkKey("8019");
        add("8019", "SRIN", digitsUpTo(10))
                .needs(SERVICE_PROVIDER, SERVICE_RECIPIENT)
                .notInLinkQuery();
        add("8020", "REF No.", textUpTo(25)).needs("415").notInLinkQuery();
        add("8026", "ITIP CONTENT", gtin(), digits(4, PIECE_OF_TOTAL))
                .needs("37")
                .excludes("02", "8006");
        add("8030", "DIGSIG", textUpTo(CSET_64, 90, BASE_64_PADDING))
                .needs(
                        "00",
                        "01+21",
                        "253",
                        "255",
                        "8003",
                        "8004",
                        "8006+21",
                        "8010+8011",
                        SERVICE_PROVIDER,
                        SERVICE_RECIPIENT);
        add("8040", "IMEI", digits(15)).needs("01+21").notInLinkQuery();
        add("8041", "IMEI2", digits(15)).needs("01+21+8040").notInLinkQuery();
        add("8042", "ESIM", digits(32)).needs("01+21+8040").notInLinkQuery();
        add("8043", "PSIM", digits(18), optional(digitsUpTo(2)))
                .needs("01+21+8040")
                .notInLinkQuery();
        add("8110", "COUPON", textUpTo(70, COUPON));
        add("8111", "POINTS", digits(4)).needs("255");
        add("8112", "COUPON OFFER", textUpTo(70, COUPON_OFFER));
        add("8200", "PRODUCT URL", textUpTo(70)).needs("01").notInLinkQuery();
    }

    private void internal() {
        add("90", "INTERNAL", textUpTo(30));
        for (int company = 91; company <= 99; company++) {
            add(String.valueOf(company), "INTERNAL", textUpTo(90));
        }
    }

    private static Component gtin() {
        return digits(14, CHECK_DIGIT, PREFIX_SECOND);
    }

    /** Thirteen digits: a global location number, or another key of its form. */
    private static Component gln() {
        return digits(13, CHECK_DIGIT, PREFIX_FIRST);
    }

    private static Component[] countries() {
        return new Component[] {
            digits(3, COUNTRY),
            optional(digits(3, COUNTRY)),
            optional(digits(3, COUNTRY)),
            optional(digits(3, COUNTRY)),
            optional(digits(3, COUNTRY))
        };
    }
}
