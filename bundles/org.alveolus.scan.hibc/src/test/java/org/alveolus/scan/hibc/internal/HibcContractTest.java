package org.alveolus.scan.hibc.internal;

import java.util.List;
import org.alveolus.spi.scan.ScanDriver;
import org.alveolus.spi.scan.ScanFields;
import org.alveolus.spi.tck.Sample;
import org.alveolus.spi.tck.ScanDriverContract;
import org.alveolus.spi.udi.CodedDate;
import org.alveolus.spi.udi.UdiIssuer;

/** Proves D6: the driver keeps the contract that vendors' drivers keep. */
public class HibcContractTest extends ScanDriverContract {

    @Override
    protected ScanDriver newDriver() {
        return new HibcDriver();
    }

    @Override
    protected List<Sample> samples() {
        ScanFields.Builder fields = ScanFields.builder()
                .udiDi(UdiIssuer.HIBCC, "A99912345")
                .lic("A999")
                .ref("1234")
                .unitOfMeasure("5");
        return List.of(
                Sample.ofText("+A99912345C", Collector.STANDARD, fields.build()),
                Sample.ofText(
                        "+A99912345/$$52001510X3/16D20111212/S77DE1G45-",
                        Collector.STANDARD,
                        fields.expiry(CodedDate.ofDay(2020, 1, 15))
                                .lot("10X3")
                                .production(CodedDate.ofDay(2011, 12, 12))
                                .serial("77DE1G45")
                                .build()),
                Sample.ofText(
                        "+$$848GQ",
                        Collector.STANDARD,
                        ScanFields.builder().quantity("48").build()),
                Sample.ofText("+/EU720060FF0/O523201W", Collector.STANDARD, ScanFields.NONE));
    }
}
