package org.alveolus.scan.gs1.internal;

import java.time.LocalDate;

/**
 * The inner structure of coupon codes: North American Coupon Application Guideline for (8110), GS1 AI (8112) Coupon Data
 * Specification for the positive offer file. A coupon is a row of digits in which length digits announce the parts.
 */
final class Coupons {

    private final String text;
    private final int to;
    private int at;
    private Fault fault;

    private Coupons(String text, int from, int to) {
        this.text = text;
        this.at = from;
        this.to = to;
    }

    static Fault northAmerican(String text, int from, int to, LocalDate today) {
        Fault character = CharacterSet.DIGITS.check(text, from, to);
        if (character != null) {
            return character;
        }
        Coupons coupon = new Coupons(text, from, to);
        coupon.primaryPurchase();
        coupon.secondPurchase();
        coupon.thirdPurchase();
        coupon.dates(today);
        coupon.serialNumber();
        coupon.retailer();
        coupon.miscellaneous();
        coupon.end();
        return coupon.fault;
    }

    static Fault positiveOffer(String text, int from, int to) {
        Fault character = CharacterSet.DIGITS.check(text, from, to);
        if (character != null) {
            return character;
        }
        Coupons coupon = new Coupons(text, from, to);
        coupon.digit("format", "01");
        coupon.counted("funder", "0123456", 6);
        coupon.skip("offer code", 6);
        coupon.counted("serial number", "0123456789", 6);
        coupon.end();
        return coupon.fault;
    }

    private void primaryPurchase() {
        counted("company prefix", "0123456", 6);
        skip("offer code", 6);
        counted("save value", "12345", 0);
        requirement("first purchase");
    }

    private void secondPurchase() {
        if (section('1')) {
            digit("additional purchase rules", "0123");
            requirement("second purchase");
            company("second purchase's company prefix");
        }
    }

    private void thirdPurchase() {
        if (section('2')) {
            requirement("third purchase");
            company("third purchase's company prefix");
        }
    }

    private void dates(LocalDate today) {
        int expiry = -1;
        if (section('3')) {
            expiry = at;
            date("expiration date", today);
        }
        if (section('4')) {
            int start = at;
            date("start date", today);
            if (fault == null
                    && expiry >= 0
                    && text.substring(start, at).compareTo(text.substring(expiry, start - 1)) > 0) {
                fail(start, "the coupon's expiration date is before its start date");
            }
        }
    }

    private void serialNumber() {
        if (section('5')) {
            counted("serial number", "0123456789", 6);
        }
    }

    private void retailer() {
        if (section('6')) {
            counted("retailer", "1234567", 6);
        }
    }

    private void miscellaneous() {
        if (section('9')) {
            digit("save value code", "01256");
            digit("item that the save value applies to", "012");
            digit("store coupon flag", "0123456789");
            digit("do-not-multiply flag", "01");
        }
    }

    private void end() {
        if (fault == null && at < to) {
            fail(at, "the coupon has more digits than its parts account for");
        }
    }

    private void requirement(String what) {
        counted(what + " requirement", "12345", 0);
        digit(what + " requirement code", "012349");
        skip(what + " family code", 3);
    }

    private void company(String what) {
        if (fault == null && at < to && text.charAt(at) == '9') {
            at++;
        } else {
            counted(what, "0123456", 6);
        }
    }

    private void date(String what, LocalDate today) {
        int from = at;
        skip(what, 6);
        if (fault == null) {
            fault = Dates.check(text, Dates.yearOf(text, from, today), from + 2, false);
        }
    }

    /** Whether an optional section begins here; if so, goes past its mark. */
    private boolean section(char mark) {
        if (fault != null || at >= to || text.charAt(at) != mark) {
            return false;
        }
        at++;
        return true;
    }

    /** A length digit out of the allowed ones and as many digits as it says, and some more. */
    private void counted(String what, String lengths, int more) {
        digit("length of the " + what, lengths);
        if (fault == null) {
            skip(what, text.charAt(at - 1) - '0' + more);
        }
    }

    private void digit(String what, String allowed) {
        if (fault != null) {
            return;
        }
        if (at >= to) {
            fail(to - 1, "the coupon ends before the " + what);
        } else if (allowed.indexOf(text.charAt(at)) < 0) {
            fail(at, text.charAt(at) + " is not a " + what + " of a coupon");
        } else {
            at++;
        }
    }

    private void skip(String what, int digits) {
        if (fault != null) {
            return;
        }
        if (to - at < digits) {
            fail(Math.min(at, to - 1), "the coupon ends within the " + what);
        } else {
            at += digits;
        }
    }

    private void fail(int index, String message) {
        fault = new Fault(Fault.FORMAT, index, message);
    }
}
