package org.alveolus.stock.internal.persistence;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;
import org.alveolus.api.Caller;
import org.alveolus.api.stock.StockItem;
import org.alveolus.stock.internal.domain.ExpiryStage;
import org.alveolus.stock.internal.domain.WatchDates;
import org.eclipse.persistence.config.HintValues;
import org.eclipse.persistence.config.QueryHints;

/** The queries of the expiry watch; each is a range of an index. For one transaction. */
public final class WatchRows {

    private final EntityManager entities;

    WatchRows(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Items in stock of one supplier whose last day of use lies in some days.
     *
     * @param supplier null for those without a supplier
     */
    public record Range(UUID location, UUID supplier, WatchDates.Days days) {

        private Conditions conditions() {
            Conditions conditions = new Conditions()
                    .and("i.locationId = :location", "location", location.toString())
                    .and("i.state = :state", "state", StockItem.State.IN_STOCK);
            if (supplier == null) {
                conditions.and("i.supplierId is null");
            } else {
                conditions.and("i.supplierId = :supplier", "supplier", supplier.toString());
            }
            return conditions
                    .and("i.expiresOn >= :first", "first", days.first())
                    .and("i.expiresOn <= :last", "last", days.last());
        }
    }

    public long count(Range range) {
        return range.conditions()
                .query(entities, "select count(i.id) from ItemEntity i", "", Long.class)
                .getSingleResult();
    }

    /**
     * Items of a range, the first to expire first.
     *
     * @param afterDay with afterId, behind which the part begins; null for the first part
     */
    public List<ItemEntity> items(Range range, LocalDate afterDay, String afterId, int limit) {
        Conditions conditions = range.conditions();
        if (afterDay != null) {
            conditions
                    .and("i.expiresOn >= :afterDay", "afterDay", afterDay)
                    .and("(i.expiresOn > :afterDay or i.id > :afterId)", "afterId", afterId);
        }
        return load(conditions, limit);
    }

    /** Items of a range of which this stage was not told yet. */
    public List<ItemEntity> untold(Range range, ExpiryStage stage) {
        return load(
                range.conditions()
                        .and(
                                "not exists (select n from NoticeEntity n where n.itemId = i.id and n.stage = :stage)",
                                "stage",
                                stage),
                Integer.MAX_VALUE);
    }

    /** Reads ids from the index alone and then the rows by their ids, as Derby wants it. */
    private List<ItemEntity> load(Conditions conditions, int limit) {
        TypedQuery<Object[]> query = conditions.query(
                entities, "select i.expiresOn, i.id from ItemEntity i", " order by i.expiresOn, i.id", Object[].class);
        if (limit < Integer.MAX_VALUE) {
            query.setMaxResults(limit);
        }
        return query.getResultList().stream()
                .map(row -> entities.find(ItemEntity.class, row[1]))
                .toList();
    }

    public void told(ItemEntity item, ExpiryStage stage, Instant now) {
        entities.persist(new NoticeEntity(item.idText(), stage, now));
    }

    /** Marks the day as watched; false when it was before. */
    public boolean begin(LocalDate day, Caller caller) {
        String institution = caller.requireInstitution().toString();
        int changed = entities.createNativeQuery(
                        "update stock_watch_day set watched_on = ? where institution_id = ? and watched_on < ?")
                .setParameter(1, Date.valueOf(day))
                .setParameter(2, institution)
                .setParameter(3, Date.valueOf(day))
                .executeUpdate();
        if (changed > 0) {
            return true;
        }
        boolean known = !entities.createNativeQuery("select watched_on from stock_watch_day where institution_id = ?")
                .setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, HintValues.TRUE)
                .setParameter(1, institution)
                .getResultList()
                .isEmpty();
        if (!known) {
            entities.createNativeQuery("insert into stock_watch_day (institution_id, watched_on) values (?, ?)")
                    .setParameter(1, institution)
                    .setParameter(2, Date.valueOf(day))
                    .executeUpdate();
        }
        return !known;
    }

    /** Who gets the mails of a practice location. */
    public Set<UUID> watchers(UUID location) {
        return entities
                .createQuery("select w.accountId from WatcherEntity w where w.locationId = :location", String.class)
                .setParameter("location", location.toString())
                .getResultList()
                .stream()
                .map(UUID::fromString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public void setWatchers(UUID location, Collection<UUID> accounts) {
        entities.createQuery("delete from WatcherEntity w where w.locationId = :location")
                .setParameter("location", location.toString())
                .executeUpdate();
        accounts.stream().distinct().forEach(account -> entities.persist(new WatcherEntity(location, account)));
        entities.flush();
    }
}
