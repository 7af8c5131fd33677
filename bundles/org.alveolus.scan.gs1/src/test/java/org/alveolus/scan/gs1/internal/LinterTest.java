package org.alveolus.scan.gs1.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.time.LocalDate;
import org.junit.Test;

/** Every check of values: what passes, and where and why the rest does not. Proves D3. */
public class LinterTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    @Test
    public void checkDigits() {
        passes("01", "09506000117843");
        fails("01", "09506000117844", "check-digit@13");
        passes("00", "376104250021234569");
        fails("402", "13131313131313131", "check-digit@16");
        fails("01", "0950600011784A", "character@13");
        fails("01", "0950600011784", "length@13");
        fails("01", "095060001178433", "length@14");
    }

    @Test
    public void checkCharacterPairs() {
        passes("8013", "1987654Ad4X4bL5ttr2310c2K");
        fails("8013", "1987654Ad4X4bL5ttr2310c2X", "check-digit@23");
        fails("8013", "A", "length@0");
        passes("8014", "1234567MA4");
        fails("8014", "1234567MA5", "check-digit@8");
        fails("8014", "990000025", "format@0");
    }

    @Test
    public void companyPrefixes() {
        passes("8004", "1234X");
        fails("8004", "123", "company-prefix@0");
        fails("8004", "12A4", "company-prefix@2");
        fails("7023", "X234", "company-prefix@0");
    }

    @Test
    public void characterSets() {
        passes("10", "!\"%&'()*+,-./:;<=>?");
        fails("10", "A B", "character@1");
        fails("10", "A#", "character@1");
        fails("10", "\u00e9", "character@0");
        fails("10", "A\u001e", "character@1");
        passes("8010", "0123#-/AZ");
        fails("8010", "0123a", "character@4");
        passes("8030", "Az0-_9");
        fails("8030", "Az+", "character@2");
        fails("8030", "A=z", "character@1");
        fails("8030", "AB=C==", "character@2");
        fails("8030", "ABC=", "format@3");
        passes("8030", "AB=");
    }

    @Test
    public void dates() {
        passes("17", "240229");
        passes("17", "240200");
        fails("17", "230229", "date@4");
        fails("17", "231301", "date@2");
        fails("17", "230001", "date@2");
        fails("17", "230432", "date@4");
        fails("17", "23O401", "character@2");
        fails("4326", "240200", "date@4");
        passes("7007", "240229");
        passes("7007", "240229240301");
        fails("7007", "240229240399", "date@10");
        fails("7007", "2402292403", "length@10");
        passes("7250", "19000228");
        fails("7250", "19000229", "date@6");
        passes("7250", "20000229");
        fails("7250", "20001301", "date@4");
    }

    @Test
    public void times() {
        passes("7003", "2402292359");
        fails("7003", "2402292400", "time@6");
        fails("7003", "2402292360", "time@8");
        passes("8008", "24022923");
        passes("8008", "240229235959");
        fails("8008", "24022924", "time@6");
        fails("8008", "2402292360", "time@8");
        fails("8008", "240229235960", "time@10");
        fails("8008", "240229235", "length@9");
        fails("7251", "200002292460", "time@8");
    }

    @Test
    public void codeLists() {
        passes("422", "528");
        fails("422", "999", "code-list@0");
        passes("7030", "999X");
        fails("7030", "998X", "code-list@0");
        passes("423", "528276056040004");
        fails("423", "528276999", "code-list@6");
        fails("423", "5282", "length@4");
        passes("4307", "NL");
        fails("4307", "AA", "code-list@0");
        fails("4307", "nl", "code-list@0");
        passes("3932", "97812345");
        fails("3932", "00012345", "code-list@0");
        passes("7252", "9");
        fails("7252", "3", "code-list@0");
        passes("4321", "1");
        fails("4321", "2", "code-list@0");
        passes("7041", "9");
        passes("7041", "X20");
        fails("7041", "X21", "code-list@0");
        passes("7241", "10");
        passes("7241", "80");
        fails("7241", "00", "code-list@0");
        fails("7241", "11", "code-list@0");
        passes("7040", "1ABz");
        passes("7040", "1AB-");
        fails("7040", "1AB=", "code-list@3");
        fails("8001", "00010000100121", "code-list@12");
        passes("4330", "001234-");
        fails("4330", "001234+", "code-list@6");
        fails("8003", "19506000117843", "code-list@0");
    }

    @Test
    public void formats() {
        fails("8001", "00000000100101", "format@0");
        fails("8001", "00010000000101", "format@4");
        passes("8011", "1");
        fails("8011", "01", "format@0");
        passes("8006", "095060001178430102");
        fails("8006", "095060001178430302", "format@14");
        fails("8006", "095060001178430002", "format@14");
        fails("8006", "095060001178430100", "format@16");
        passes("7258", "1/2");
        fails("7258", "2/1", "format@0");
        fails("7258", "0/1", "format@0");
        fails("7258", "1/0", "format@2");
        fails("7258", "1-2", "format@0");
        fails("7258", "12/", "format@0");
        fails("7258", "1/A", "format@2");
        passes("4300", "A%20B");
        fails("4300", "A%2", "format@1");
        fails("4300", "A%2GB", "format@1");
        passes("4309", "18000000003600000000");
        fails("4309", "18000000010000000000", "format@0");
        fails("4309", "00000000003600000001", "format@10");
    }

    @Test
    public void bankAccounts() {
        passes("8007", "GB98MIDL07009312345678");
        passes("8007", "NL91ABNA0417164300");
        fails("8007", "NL91ABNA0417164301", "check-digit@2");
        fails("8007", "NL91abNA0417164300", "character@4");
        fails("8007", "AB91ABNA0417164300", "code-list@0");
        fails("8007", "NL91ABNA04", "format@0");
    }

    @Test
    public void coupons() {
        passes("8110", "012345612345610104123");
        passes("8110", "012345612345610104123" + "101501239" + "3201231");
        fails("8110", "A12345612345610104123", "character@0");
        fails("8110", "712345612345610104123", "format@0");
        fails("8110", "01234561234561010412", "format@18");
        fails("8110", "0123456123456101041233200031", "date@24");
        fails("8110", "012345612345610104123" + "3200101" + "4200102", "format@29");
        fails("8110", "012345612345610104123" + "7", "format@21");
        fails("8110", "012345612345610104123" + "93", "format@22");
        passes("8112", "001234561234560123456");
        fails("8112", "201234561234560123456", "format@0");
        fails("8112", "0012345612345601234567", "format@21");
        fails("8112", "00123456123456", "format@13");
    }

    @Test
    public void lengths() {
        passes("10", "12345678901234567890");
        fails("10", "123456789012345678901", "length@20");
        passes("8043", "123456789012345678");
        passes("8043", "12345678901234567812");
        fails("8043", "123456789012345678123", "length@20");
        passes("253", "9506000117843");
        passes("253", "950600011784312345678901234567");
        fails("253", "9506000117843123456789012345678", "length@30");
    }

    private static void passes(String id, String value) {
        Fault fault = find(id).check("<" + value + ">", 1, value.length() + 1, TODAY);
        assertNull(id + " " + value + ": " + fault, fault);
    }

    /** The value is checked in the middle of a text, so that its borders are kept. */
    private static void fails(String id, String value, String expected) {
        Fault fault = find(id).check("<" + value + ">", 1, value.length() + 1, TODAY);
        String found = fault == null ? "none" : fault.code() + "@" + (fault.index() - 1);
        assertEquals(id + " " + value + ": " + fault, expected, found);
    }

    private static ApplicationIdentifier find(String id) {
        return ApplicationIdentifierTable.GS1.find(id, 0, id.length());
    }
}
