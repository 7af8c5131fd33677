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

/** Has the mails of the expiry watch sent, once a day at each institution; only while there are institutions and a way to send. */
@Component
public final class ExpiryWatchJob implements Job {

    private final ExpiryMails mails;
    private final Institutions institutions;
    private final Notifications notifications;

    @Activate
    public ExpiryWatchJob(
            @Reference StockComponent stock,
            @Reference Transactions transactions,
            @Reference Clock clock,
            @Reference Institutions institutions,
            @Reference Notifications notifications) {
        this.mails = new ExpiryMails(stock.expiryWatch(), transactions, clock);
        this.institutions = institutions;
        this.notifications = notifications;
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
        mails.send(institutions, notifications);
    }
}
