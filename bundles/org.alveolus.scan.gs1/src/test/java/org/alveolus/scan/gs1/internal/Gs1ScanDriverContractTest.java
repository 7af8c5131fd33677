package org.alveolus.scan.gs1.internal;

import java.util.List;
import org.alveolus.spi.scan.ScanDriver;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.tck.Sample;
import org.alveolus.spi.tck.ScanDriverContract;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.Gtin;

/** The GS1 driver keeps the contract of scan drivers. Proves D6, V1. */
public class Gs1ScanDriverContractTest extends ScanDriverContract {

    private static final Gtin GTIN = Gtin.of("09506000117843");

    @Override
    protected ScanDriver newDriver() {
        return new Gs1ScanDriver();
    }

    @Override
    protected List<Sample> samples() {
        return List.of(
                Sample.ofText("]d2010950600011784317271231101234AB\u001d215678CD", "GS1", label()),
                Sample.ofText("(01)09506000117843(17)271231(10)1234AB(21)5678CD", "GS1", label()),
                Sample.ofText("https://id.gs1.org/01/09506000117843/10/1234AB/21/5678CD?17=271231", "GS1", label()),
                Sample.ofText("0109506000117843|17271231101234AB|215678CD", "GS1", label()),
                Sample.ofText(
                        "(01)09506000117843(10)A(B\\(11)C",
                        "GS1",
                        ScanFields.builder().gtin(GTIN).lot("A(B(11)C").build()),
                Sample.ofText(
                        "9506000117843", "EAN", ScanFields.builder().gtin(GTIN).build()),
                Sample.ofText(
                        "]E09506000117843|]e0101234AB",
                        "GS1",
                        ScanFields.builder().gtin(GTIN).lot("1234AB").build()));
    }

    private static ScanFields label() {
        return ScanFields.builder()
                .gtin(GTIN)
                .expiry(CodedDate.ofDay(2027, 12, 31))
                .lot("1234AB")
                .serial("5678CD")
                .build();
    }
}
