package org.alveolus.demo.internal;

import java.time.Clock;
import org.alveolus.api.Transactions;
import org.alveolus.api.accounts.Accounts;
import org.alveolus.api.catalogue.Catalogue;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.patients.Patients;
import org.alveolus.api.registry.Registry;
import org.alveolus.api.stock.Stock;

/** What the demo data is made by: the same services that everybody uses. */
record Services(
        Transactions transactions,
        Institutions institutions,
        Accounts accounts,
        Patients patients,
        Catalogue catalogue,
        Stock stock,
        Registry registry,
        Clock clock) {}
