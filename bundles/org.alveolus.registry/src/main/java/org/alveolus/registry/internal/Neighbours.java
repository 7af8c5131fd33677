package org.alveolus.registry.internal;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.alveolus.api.Callers;
import org.alveolus.api.Problem;
import org.alveolus.api.accounts.Accounts;
import org.alveolus.api.catalogue.Catalogue;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.institution.PracticeLocation;
import org.alveolus.api.patients.Patients;
import org.alveolus.api.scan.ScanService;
import org.alveolus.api.stock.Stock;

/**
 * The other capabilities. Those given by suppliers come and go while the registry runs (P2); each is asked for once per use.
 */
public record Neighbours(
        Patients patients,
        Catalogue catalogue,
        Accounts accounts,
        Supplier<Optional<Stock>> stock,
        Supplier<Optional<ScanService>> scans,
        Supplier<Optional<Institutions>> institutions) {

    /** The caller's institution; empty while the capability is absent. */
    public Optional<Institution> institution() {
        return institutions
                .get()
                .flatMap(present -> present.find(Callers.current().requireInstitution()));
    }

    /** Where the caller's days begin. */
    public ZoneId zone() {
        return institution().map(Institution::zone).orElse(ZoneOffset.UTC);
    }

    /** The caller's practice locations; none while the capability is absent. */
    public Map<UUID, PracticeLocation> locations() {
        return institutions.get().map(Institutions::locations).orElse(List.of()).stream()
                .collect(Collectors.toMap(PracticeLocation::id, Function.identity()));
    }

    /** The refusal of what needs the stock. */
    static Problem stockAbsent() {
        return Problem.conflict(
                "stock-absent",
                "The stock is not installed. Leave the stock items out, or install the stock and try again.");
    }
}
