package org.alveolus.stock.internal.persistence;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.IdClass;
import javax.persistence.Table;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** Somebody who gets the mails of a practice location's expiry watch. */
@Entity
@Table(name = "stock_watcher")
@IdClass(WatcherEntity.Key.class)
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "institution_id", contextProperty = "alveolus.institution")
public class WatcherEntity {

    @Id
    @Column(name = "location_id")
    private String locationId;

    @Id
    @Column(name = "account_id")
    private String accountId;

    protected WatcherEntity() {}

    WatcherEntity(UUID location, UUID account) {
        this.locationId = location.toString();
        this.accountId = account.toString();
    }

    /** The primary key, as JPA wants it. */
    public static final class Key implements Serializable {

        private static final long serialVersionUID = 1;

        private String locationId;
        private String accountId;

        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && Objects.equals(locationId, key.locationId)
                    && Objects.equals(accountId, key.accountId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(locationId, accountId);
        }
    }
}
