package org.alveolus.scan.isbt128.internal;

import java.util.List;
import org.alveolus.spi.scan.ScanDriver;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.tck.Sample;
import org.alveolus.spi.tck.ScanDriverContract;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.UdiIssuer;

/** Proves D6: the driver keeps the contract that vendors' drivers keep. */
public class Isbt128ContractTest extends ScanDriverContract {

    @Override
    protected ScanDriver newDriver() {
        return new Isbt128Driver();
    }

    @Override
    protected List<Sample> samples() {
        ScanFields.Builder graft = ScanFields.builder()
                .udiDi(UdiIssuer.ICCBBA, "A9999XYZ100T0476")
                .productCode("T0476")
                .din("A999717123456")
                .serial("000025")
                .expiry(CodedDate.ofDay(2019, 2, 1))
                .production(CodedDate.ofDay(2017, 2, 1))
                .lot("000000000000XYZ123");
        return List.of(
                Sample.ofText(
                        "=+06000=/A9999XYZ100T0476=,000025=A99971712345600=>019032=}017032&,1000000000000XYZ123",
                        Collector.STANDARD,
                        graft.build()),
                Sample.ofText(
                        "SEC: PL001499Z549917123456 A00T041600320171231",
                        Collector.STANDARD,
                        ScanFields.builder()
                                .din("Z549917123456")
                                .productCode("00T0416")
                                .expiry(CodedDate.ofDay(2017, 12, 31))
                                .build()),
                Sample.ofText(
                        "G1234 17 654321 A",
                        Collector.STANDARD,
                        ScanFields.builder().din("G123417654321").build()));
    }
}
