package org.alveolus.stock.internal;

import java.time.Clock;
import java.time.Duration;
import org.alveolus.api.Transactions;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.jobs.Job;
import org.alveolus.api.notify.Notifications;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Has the mails of the expiry watch sent, once a day at each institution; while nothing can be sent, nothing counts as told. */
@Component
public final class ExpiryWatchJob implements Job {

    private final ExpiryMails mails;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Institutions institutions;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Notifications notifications;

    @Activate
    public ExpiryWatchJob(
            @Reference StockComponent stock, @Reference Transactions transactions, @Reference Clock clock) {
        this.mails = new ExpiryMails(stock.expiryWatch(), transactions, clock);
    }

    @Override
    public String name() {
        return "stock-expiry-watch";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void run() {
        Institutions all = institutions;
        Notifications queue = notifications;
        if (all != null && queue != null) {
            mails.send(all, queue);
        }
    }
}
