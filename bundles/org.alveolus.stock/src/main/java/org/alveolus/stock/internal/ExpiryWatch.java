package org.alveolus.stock.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.alveolus.api.Cursor;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Level;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.ProblemException;
import org.alveolus.api.accounts.Account;
import org.alveolus.api.accounts.Accounts;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.catalogue.Catalogue;
import org.alveolus.api.catalogue.ReturnTerms;
import org.alveolus.api.stock.StockItem;
import org.alveolus.stock.internal.domain.ExpiryStage;
import org.alveolus.stock.internal.domain.WatchDates;
import org.alveolus.stock.internal.persistence.ItemEntity;
import org.alveolus.stock.internal.persistence.StockRows;
import org.alveolus.stock.internal.persistence.WatchRows;

/** What must go back to its supplier before it expires, and what has expired (S5). */
public final class ExpiryWatch {

    private static final int MAXIMUM_WATCHERS = 50;
    private static final String NOBODY = "-";

    private final Ground ground;
    private final Catalogue catalogue;
    private final Supplier<Accounts> accounts;

    ExpiryWatch(Ground ground, Catalogue catalogue, Supplier<Accounts> accounts) {
        this.ground = ground;
        this.catalogue = catalogue;
        this.accounts = accounts;
    }

    /**
     * The items of one supplier that need attention.
     *
     * @param supplier its id, its name and its terms; null for items without a supplier
     */
    public record Group(org.alveolus.api.catalogue.Supplier supplier, Map<ExpiryStage, Long> counts) {}

    /**
     * An item that needs attention.
     *
     * @param supplier as in {@link Group}
     * @param returnBy the last day on which it can go back; null when it cannot, or that is not known
     */
    public record Watched(
            StockItem item, org.alveolus.api.catalogue.Supplier supplier, ExpiryStage stage, LocalDate returnBy) {}

    /** A supplier's id as items have it, with the supplier that it is now. */
    private record Source(UUID id, org.alveolus.api.catalogue.Supplier supplier) {

        WatchDates dates(LocalDate today) {
            return new WatchDates(today, terms());
        }

        private ReturnTerms terms() {
            return supplier == null ? null : supplier.returns();
        }

        UUID currentId() {
            return supplier == null ? null : supplier.id();
        }

        String text() {
            return id == null ? NOBODY : id.toString();
        }
    }

    /** By the names of the suppliers as they are now, the one without a name last. */
    private List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        catalogue.suppliersByEveryId().forEach((id, supplier) -> sources.add(new Source(id, supplier)));
        sources.sort(Comparator.comparing((Source source) -> source.supplier().name())
                .thenComparing(source -> source.currentId().toString())
                .thenComparing(Source::text));
        sources.add(new Source(null, null));
        return sources;
    }

    /** How many items need attention where the caller works now, by supplier; only suppliers that have some. */
    public List<Group> groups() {
        Set<UUID> where = Ground.where(false);
        LocalDate today = ground.today();
        return ground.run(rows -> {
            List<Group> groups = new ArrayList<>();
            for (Source source : sources()) {
                Map<ExpiryStage, Long> counts = new EnumMap<>(ExpiryStage.class);
                for (ExpiryStage stage : ExpiryStage.values()) {
                    long count = source.dates(today)
                            .of(stage)
                            .map(days -> where.stream()
                                    .mapToLong(location ->
                                            rows.watch().count(new WatchRows.Range(location, source.id(), days)))
                                    .sum())
                            .orElse(0L);
                    counts.put(stage, count);
                }
                Group last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
                if (last != null
                        && source.supplier() != null
                        && last.supplier().id().equals(source.currentId())) {
                    counts.forEach((stage, count) -> last.counts().merge(stage, count, Long::sum));
                } else {
                    groups.add(new Group(source.supplier(), counts));
                }
            }
            return groups.stream()
                    .filter(group -> group.counts().values().stream().anyMatch(count -> count > 0))
                    .toList();
        });
    }

    /**
     * The items that need attention where the caller works now, by supplier, the first to expire first.
     *
     * @param stage null for any
     * @param supplier null for any
     */
    public Page<Watched> items(ExpiryStage stage, UUID supplier, Page.Request page) {
        List<UUID> where = Ground.where(false).stream()
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
        LocalDate today = ground.today();
        Place after = page.cursor() == null ? null : Place.parse(page.cursor());
        return ground.run(rows -> {
            List<Watched> found = new ArrayList<>();
            Place begin = after;
            UUID wanted = supplier == null
                    ? null
                    : catalogue
                            .supplier(supplier)
                            .map(org.alveolus.api.catalogue.Supplier::id)
                            .orElse(supplier);
            for (Source source : sources()) {
                boolean meant = wanted == null || wanted.equals(source.currentId());
                Optional<WatchDates.Days> days = stage == null
                        ? Optional.of(source.dates(today).all())
                        : source.dates(today).of(stage);
                for (UUID location : where) {
                    boolean resumes = begin != null && begin.isAt(source.text(), location);
                    if (!meant || days.isEmpty() || found.size() > page.limit() || begin != null && !resumes) {
                        continue;
                    }
                    WatchRows.Range range = new WatchRows.Range(location, source.id(), days.get());
                    List<ItemEntity> items = rows.watch()
                            .items(
                                    range,
                                    resumes ? begin.day() : null,
                                    resumes ? begin.item() : null,
                                    page.limit() + 1 - found.size());
                    begin = null;
                    found.addAll(watched(rows, source, items, today));
                }
            }
            if (begin != null) {
                throw Place.unknown();
            }
            boolean more = found.size() > page.limit();
            List<Watched> part = more ? found.subList(0, page.limit()) : found;
            return new Page<>(
                    part, more ? Place.after(part.get(part.size() - 1)).cursor() : null);
        });
    }

    private static List<Watched> watched(StockRows rows, Source source, List<ItemEntity> items, LocalDate today) {
        WatchDates dates = source.dates(today);
        List<StockItem> shown = Items.shown(rows, items);
        List<Watched> watched = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            LocalDate lastDay = items.get(i).expiresOn();
            watched.add(new Watched(
                    shown.get(i), source.supplier(), dates.stage(lastDay).orElseThrow(), dates.returnBy(lastDay)));
        }
        return watched;
    }

    /** Behind which item a part of the list begins. */
    private record Place(String source, String location, LocalDate day, String item) {

        static Place after(Watched watched) {
            StockItem item = watched.item();
            return new Place(
                    Objects.toString(item.device().supplier(), NOBODY),
                    item.practiceLocation().toString(),
                    item.device().expiry().lastDay(),
                    item.id().toString());
        }

        static Place parse(String cursor) {
            List<String> values = Cursor.values(cursor, 4);
            try {
                return new Place(values.get(0), values.get(1), LocalDate.parse(values.get(2)), values.get(3));
            } catch (DateTimeException e) {
                throw new ProblemException(notACursor(), e);
            }
        }

        static RuntimeException unknown() {
            return notACursor().exception();
        }

        private static Problem notACursor() {
            return Problem.invalid("?cursor", "not-a-cursor", "cursor must be the 'next' of an earlier answer");
        }

        boolean isAt(String otherSource, UUID otherLocation) {
            return source.equals(otherSource) && location.equals(otherLocation.toString());
        }

        String cursor() {
            return Cursor.of(source, location, day, item);
        }
    }

    /**
     * What was not told yet at a practice location, and marks it as told. For the system.
     */
    List<Watched> tell(UUID location) {
        LocalDate today = ground.today();
        return ground.run(rows -> {
            List<Watched> untold = new ArrayList<>();
            for (Source source : sources()) {
                for (ExpiryStage stage : ExpiryStage.values()) {
                    source.dates(today).of(stage).ifPresent(days -> {
                        List<ItemEntity> items =
                                rows.watch().untold(new WatchRows.Range(location, source.id(), days), stage);
                        items.forEach(item -> rows.watch().told(item, stage, ground.now()));
                        untold.addAll(watched(rows, source, items, today));
                    });
                }
            }
            return untold;
        });
    }

    /** Marks today as watched; false when it was before. For the system. */
    boolean begin() {
        LocalDate today = ground.today();
        return ground.run(rows -> rows.watch().begin(today, org.alveolus.api.Callers.current()));
    }

    /** Who can be made responsible, by name; nobody while accounts are not installed. */
    public List<Account> staff() {
        Accounts present = accounts.get();
        return present == null ? List.of() : present.staff();
    }

    /**
     * Who gets the mails of a practice location, by name.
     *
     * @throws ProblemException 403 {@code no-right}
     */
    public List<Account> watchers(UUID location) {
        Ground.require(Level.VIEW, location);
        return watching(location);
    }

    List<Account> watching(UUID location) {
        Accounts present = accounts.get();
        if (present == null) {
            return List.of();
        }
        Set<UUID> ids = ground.run(rows -> rows.watch().watchers(location));
        return present.staff().stream()
                .filter(account -> ids.contains(account.id()))
                .toList();
    }

    /**
     * The state of who gets the mails of a practice location, as an update names it.
     *
     * @throws ProblemException 403 {@code no-right}
     */
    public long watchersVersion(UUID location) {
        Ground.require(Level.VIEW, location);
        return ground.run(rows -> version(rows.watch().watchers(location)));
    }

    /** The same people have the same version; who they are is all there is to change. */
    private static long version(Set<UUID> watchers) {
        return Integer.toUnsignedLong(List.copyOf(watchers).hashCode());
    }

    /**
     * Sets who gets the mails of a practice location.
     *
     * @param version of the state that it was made from
     * @throws ProblemException 400 naming the people who are no staff; 403 {@code no-right}; 412
     */
    public List<Account> setWatchers(UUID location, Collection<UUID> staff, long version) {
        Ground.require(Level.EDIT, location);
        Problem.Faults faults = new Problem.Faults().required("/staff", staff);
        faults.refuse();
        if (staff.size() > MAXIMUM_WATCHERS) {
            faults.add("/staff", "too-many", "At most " + MAXIMUM_WATCHERS + " people can be chosen");
        }
        int position = 0;
        for (UUID account : staff) {
            boolean known = account != null
                    && accounts.get() != null
                    && accounts.get().findStaff(account).isPresent();
            if (!known) {
                faults.add("/staff/" + position, "unknown", "Nobody of the staff has this id");
            }
            position++;
        }
        faults.refuse();
        ground.run(rows -> {
            EntityTags.check(version, version(rows.watch().watchers(location)));
            rows.watch().setWatchers(location, staff);
            ground.record(
                    AuditEvent.Action.UPDATE,
                    "stock-watchers",
                    location,
                    staff.size() + " people get the mails of the expiry watch");
            return null;
        });
        return watching(location);
    }
}
