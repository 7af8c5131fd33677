package org.alveolus.stock.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.alveolus.api.Callers;
import org.alveolus.api.Cursor;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Ids;
import org.alveolus.api.Level;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.Texts;
import org.alveolus.api.audit.AuditEvent;
import org.alveolus.api.catalogue.DeviceForm;
import org.alveolus.api.stock.DeviceQuery;
import org.alveolus.api.stock.StockItem;
import org.alveolus.spi.udi.UdiIssuer;
import org.alveolus.stock.internal.domain.CountOutcome;
import org.alveolus.stock.internal.domain.CountState;
import org.alveolus.stock.internal.domain.ItemKeys;
import org.alveolus.stock.internal.domain.MovementKind;
import org.alveolus.stock.internal.persistence.CountEntity;
import org.alveolus.stock.internal.persistence.CountExtraEntity;
import org.alveolus.stock.internal.persistence.CountPieceEntity;
import org.alveolus.stock.internal.persistence.ItemEntity;
import org.alveolus.stock.internal.persistence.StockRows;
import org.alveolus.stock.internal.persistence.StorageEntity;

/**
 * Counts of shelves (S7): every piece is scanned, by as many people at once as like, and what is there is compared with what should be.
 * Whoever locks a count locks it before storage locations and items.
 */
public final class Counts {

    private static final String OBJECT = "stock-count";
    private static final int MAXIMUM_DECIDED = 5000;

    private final Ground ground;
    private final Items items;

    Counts(Ground ground, Items items) {
        this.ground = ground;
        this.items = items;
    }

    /**
     * A count.
     *
     * @param number within the institution, from 1
     * @param finishedAt null while it goes on
     * @param finishedBy null while it goes on
     * @param report null in the list of counts
     */
    public record Count(
            UUID id,
            int number,
            UUID location,
            UUID storage,
            String storageTitle,
            CountState state,
            Instant startedAt,
            String startedBy,
            Instant finishedAt,
            String finishedBy,
            Report report,
            long version) {

        /** What it is called. */
        public String label() {
            return "C-" + number;
        }
    }

    /**
     * What is there and what should be: while the count goes on, as it is at this moment.
     *
     * @param expected how many pieces should lie there
     * @param counted pieces that were found here and belong here
     * @param missing pieces that belong here and were not found
     * @param removed pieces that were not found and were removed from the stock when the count ended
     * @param elsewhere pieces that were found here and belong elsewhere; when the count ended, those that were moved here
     * @param gone pieces that were found here and have left the stock by its record
     * @param extra what was found and is not known to the stock
     */
    public record Report(
            int expected,
            List<StockItem> counted,
            List<StockItem> missing,
            List<StockItem> removed,
            List<StockItem> elsewhere,
            List<StockItem> gone,
            List<Extra> extra) {}

    /** Something that was scanned and is not known to the stock; all but the text may be null. */
    public record Extra(UUID id, String text, String name, String lot, String serial, Instant at) {}

    /** What a box carries: as much as its code told. */
    public record Scanned(String text, UdiIssuer issuer, String udiDi, String lot, String serial, String name) {}

    /** What a scan was in a count. */
    public enum Verdict {
        /** It belongs here. */
        COUNTED,
        /** It was counted before. */
        AGAIN,
        /** It belongs elsewhere. */
        ELSEWHERE,
        /** By the record it has left the stock. */
        GONE,
        /** The stock does not know it. */
        EXTRA
    }

    /**
     * The answer to a scan.
     *
     * @param item null for what the stock does not know
     */
    public record Hit(Verdict verdict, StockItem item, Count count) {}

    /** Counts at the practice location where the caller works now, the newest first. */
    public Page<Count> list(Page.Request page) {
        UUID location = ground.here(Level.VIEW);
        String before =
                page.cursor() == null ? null : Cursor.values(page.cursor(), 1).get(0);
        return ground.run(rows -> {
            List<CountEntity> found = rows.counts().list(location, before, page.limit() + 1);
            boolean more = found.size() > page.limit();
            List<CountEntity> part = more ? found.subList(0, page.limit()) : found;
            return new Page<>(
                    part.stream().map(count -> view(count, null)).toList(),
                    more ? Cursor.of(part.get(part.size() - 1).id()) : null);
        });
    }

    /**
     * @throws org.alveolus.api.ProblemException 404; 403 {@code no-right}
     */
    public Count get(UUID id) {
        return ground.run(rows -> {
            CountEntity count = existing(rows.counts().find(id));
            Ground.require(Level.VIEW, count.location());
            return whole(rows, count);
        });
    }

    /**
     * Starts a count of a storage location, or goes on with the one that somebody started.
     *
     * @throws org.alveolus.api.ProblemException 400 at {@code /storage}; 403
     */
    public Count start(UUID storageId) {
        new Problem.Faults().required("/storage", storageId).refuse();
        return ground.run(rows -> {
            Optional<CountEntity> going = rows.counts().open(storageId);
            if (going.isPresent()) {
                Ground.require(Level.EDIT, going.get().location());
                return whole(rows, going.get());
            }
            int number = rows.documents().nextNumber("count", Callers.current());
            StorageEntity storage = rows.storages().lock(storageId).orElseThrow(() -> Problem.invalid(
                            "/storage", "unknown", "There is no storage location of this id")
                    .exception());
            Ground.require(Level.EDIT, storage.location());
            Optional<CountEntity> open = rows.counts().open(storageId);
            if (open.isPresent()) {
                return whole(rows, open.get());
            }
            CountEntity count = new CountEntity(
                    Ids.next(), number, storage, ground.now(), Callers.current().name());
            rows.counts().add(count);
            rows.counts().flush();
            ground.record(AuditEvent.Action.CREATE, OBJECT, count.id(), "Started counting " + storage.title());
            return whole(rows, count);
        });
    }

    /**
     * Counts the piece that a scan names. Of equal pieces each scan counts another one.
     *
     * @throws org.alveolus.api.ProblemException 400 naming the fields; 403; 404; 409 {@code count-ended}
     */
    public Hit scan(UUID id, Scanned scanned) {
        Problem.Faults faults = new Problem.Faults()
                .text("/udiDi", scanned.udiDi(), 0, DeviceForm.MAXIMUM_TEXT)
                .text("/lot", scanned.lot(), 0, DeviceForm.MAXIMUM_TEXT)
                .text("/serial", scanned.serial(), 0, DeviceForm.MAXIMUM_TEXT)
                .text("/name", scanned.name(), 0, DeviceForm.MAXIMUM_TEXT);
        if (scanned.text() == null || scanned.text().isBlank()) {
            faults.required("/text", null);
        } else if (scanned.text().length() > DeviceForm.MAXIMUM_SCAN) {
            faults.add("/text", "too-long", "At most " + DeviceForm.MAXIMUM_SCAN + " characters are allowed");
        }
        faults.refuse();
        return ground.run(rows -> {
            CountEntity count = open(rows, id);
            Set<UUID> found = new HashSet<>();
            rows.counts().pieces(id).forEach(piece -> found.add(piece.item()));
            List<ItemEntity> meant = meant(rows, scanned);
            Optional<ItemEntity> next = meant.stream()
                    .filter(item -> !found.contains(item.id()))
                    .min(Comparator.comparing((ItemEntity item) -> rank(count, item))
                            .thenComparing(ItemEntity::expiresOn)
                            .thenComparing(ItemEntity::id));
            Optional<ItemEntity> before =
                    meant.stream().filter(item -> found.contains(item.id())).findFirst();
            boolean serial = Texts.stripped(scanned.serial()) != null;
            if (before.isPresent() && (serial || next.isEmpty() && !isNumbered(scanned))) {
                return new Hit(Verdict.AGAIN, shown(rows, before.get()), whole(rows, count));
            }
            count.touch();
            if (next.isEmpty()) {
                CountExtraEntity extra = new CountExtraEntity(
                        Ids.next(),
                        id,
                        scanned.text(),
                        ground.now(),
                        Callers.current().name());
                extra.describe(
                        Texts.stripped(scanned.name()),
                        Texts.stripped(scanned.lot()),
                        Texts.stripped(scanned.serial()));
                rows.counts().add(extra);
                rows.counts().flush();
                return new Hit(Verdict.EXTRA, null, whole(rows, count));
            }
            ItemEntity item = next.get();
            count(rows, count, item.id());
            Verdict verdict = !item.isPresent()
                    ? Verdict.GONE
                    : item.storage().equals(count.storage()) ? Verdict.COUNTED : Verdict.ELSEWHERE;
            return new Hit(verdict, shown(rows, item), whole(rows, count));
        });
    }

    /** Without lot and serial number a second scan of the only piece is more likely the same box again. */
    private static boolean isNumbered(Scanned scanned) {
        return Texts.stripped(scanned.lot()) != null;
    }

    /** What lies on this shelf comes first, then what lies elsewhere, then what has left. */
    private static int rank(CountEntity count, ItemEntity item) {
        if (!item.isPresent()) {
            return 3;
        }
        return item.storage().equals(count.storage()) ? 0 : item.location().equals(count.location()) ? 1 : 2;
    }

    private static List<ItemEntity> meant(StockRows rows, Scanned scanned) {
        DeviceQuery query = new DeviceQuery(
                Texts.stripped(scanned.lot()),
                Texts.stripped(scanned.serial()),
                Texts.stripped(scanned.udiDi()) == null ? null : scanned.issuer(),
                Texts.stripped(scanned.udiDi()),
                null,
                null);
        boolean lotEmpty = query.lot() != null && ItemKeys.number(query.lot()).isEmpty();
        boolean serialEmpty =
                query.serial() != null && ItemKeys.number(query.serial()).isEmpty();
        if (lotEmpty || serialEmpty || query.lot() == null && query.serial() == null && query.udiDi() == null) {
            return List.of();
        }
        List<ItemEntity> present = rows.items().present(query, Set.of());
        return present.isEmpty() && query.serial() != null ? rows.items().ofPiece(query) : present;
    }

    private void count(StockRows rows, CountEntity count, UUID item) {
        rows.counts()
                .add(new CountPieceEntity(
                        count.id(),
                        item,
                        CountOutcome.COUNTED,
                        ground.now(),
                        Callers.current().name()));
        rows.counts().flush();
    }

    /**
     * Counts pieces that were found by eye.
     *
     * @throws org.alveolus.api.ProblemException 400 naming the pieces that do not lie here; 403; 404; 409 {@code count-ended}
     */
    public Count find(UUID id, Collection<UUID> ids) {
        Problem.Faults faults = new Problem.Faults();
        check(ids, "/items", faults);
        if (ids != null && ids.isEmpty()) {
            faults.required("/items", null);
        }
        faults.refuse();
        return ground.run(rows -> {
            CountEntity count = open(rows, id);
            int position = 0;
            for (UUID item : ids) {
                Optional<ItemEntity> found = rows.items().find(item);
                if (found.isEmpty()
                        || !found.get().isPresent()
                        || !found.get().storage().equals(count.storage())) {
                    faults.add("/items/" + position, "not-here", "This item does not lie in this storage location");
                } else if (rows.counts().piece(id, item).isEmpty()) {
                    count(rows, count, item);
                }
                position++;
            }
            faults.refuse();
            count.touch();
            rows.counts().flush();
            return whole(rows, count);
        });
    }

    /**
     * Takes back that something was found: a piece, or something that the stock does not know.
     *
     * @throws org.alveolus.api.ProblemException 403; 404; 409 {@code count-ended}
     */
    public Count forget(UUID id, UUID pieceOrExtra) {
        return ground.run(rows -> {
            CountEntity count = open(rows, id);
            Optional<CountPieceEntity> piece = rows.counts().piece(id, pieceOrExtra);
            Optional<CountExtraEntity> extra = rows.counts().extra(pieceOrExtra).filter(found -> found.count()
                    .equals(id));
            if (piece.isEmpty() && extra.isEmpty()) {
                throw Problem.notFound("This was not counted.").exception();
            }
            piece.ifPresent(rows.counts()::remove);
            extra.ifPresent(rows.counts()::remove);
            count.touch();
            rows.counts().flush();
            return whole(rows, count);
        });
    }

    /**
     * Ends a count with what is decided; what nothing is said of stays as it is. The report is kept.
     *
     * @param version of the state that was decided on: when somebody counted on meanwhile, it must be looked at again
     * @param remove missing pieces that are removed from the stock
     * @param move pieces that belong elsewhere and belong here from now on
     * @throws org.alveolus.api.ProblemException 400 naming pieces that are not missing or not from elsewhere; 403; 404; 409 {@code count-ended}, {@code item-quarantined}, or
     *     {@code item-reserved}; 412
     */
    public Count finish(UUID id, long version, Collection<UUID> remove, Collection<UUID> move) {
        Problem.Faults faults = new Problem.Faults();
        check(remove, "/remove", faults);
        check(move, "/move", faults);
        faults.refuse();
        List<UUID> removed = remove == null ? List.of() : List.copyOf(remove);
        List<UUID> moved = move == null ? List.of() : List.copyOf(move);
        return ground.run(rows -> {
            CountEntity count = open(rows, id);
            EntityTags.check(version, count.version());
            Compared compared = compare(rows, count);
            foreign(removed, compared.missing(), "/remove", "not-missing", "This item is not missing", faults);
            foreign(moved, compared.elsewhere(), "/move", "not-elsewhere", "This item was not found here", faults);
            faults.refuse();
            StorageEntity here = rows.storages().lock(count.storage()).orElseThrow(() -> Problem.conflict(
                            "storage-deleted", "This storage location was deleted meanwhile.")
                    .exception());
            Set<UUID> all = new LinkedHashSet<>(removed);
            all.addAll(moved);
            if (!all.isEmpty()) {
                Set<UUID> gone = new HashSet<>(removed);
                for (Items.Held held : new Items.Wanted(rows, all).hold()) {
                    decide(rows, count, held, gone.contains(held.item().id()) ? null : here);
                }
            }
            compared.missing().stream()
                    .filter(item -> !removed.contains(item.id()))
                    .forEach(item -> rows.counts()
                            .add(new CountPieceEntity(
                                    id,
                                    item.id(),
                                    CountOutcome.MISSING_LEFT,
                                    ground.now(),
                                    Callers.current().name())));
            count.end(CountState.FINISHED, ground.now(), Callers.current().name());
            rows.counts().flush();
            ground.record(
                    AuditEvent.Action.UPDATE,
                    OBJECT,
                    id,
                    "Finished " + label(count) + ": " + compared.counted().size() + " of " + compared.expected()
                            + " counted, " + removed.size() + " removed, " + moved.size() + " moved here");
            return whole(rows, count);
        });
    }

    /**
     * @param here null when the piece is missing
     */
    private void decide(StockRows rows, CountEntity count, Items.Held held, StorageEntity here) {
        ItemEntity item = held.item();
        Items.refuseGone(rows, item);
        if (here == null) {
            Ground.require(Level.DELETE, item.location());
            Items.refuseUnfree(rows, item);
            items.leave(rows, held, StockItem.State.DISCARDED, MovementKind.DISCARDED, "missing-at-count", null);
            rows.counts()
                    .add(new CountPieceEntity(
                            count.id(),
                            item.id(),
                            CountOutcome.MISSING_REMOVED,
                            ground.now(),
                            Callers.current().name()));
        } else {
            Ground.require(Level.EDIT, item.location());
            items.move(rows, held, here, "found-at-count");
            rows.counts().piece(count.id(), item.id()).orElseThrow().become(CountOutcome.MOVED_HERE);
        }
        ground.record(
                AuditEvent.Action.UPDATE,
                "stock-item",
                item.id(),
                (here == null ? "Missing at " : "Found at ") + label(count));
    }

    private static void foreign(
            List<UUID> given,
            List<ItemEntity> allowed,
            String pointer,
            String code,
            String words,
            Problem.Faults faults) {
        Set<UUID> ids = new HashSet<>();
        allowed.forEach(item -> ids.add(item.id()));
        for (int i = 0; i < given.size(); i++) {
            if (!ids.contains(given.get(i))) {
                faults.add(pointer + "/" + i, code, words);
            }
        }
    }

    private static void check(Collection<UUID> ids, String pointer, Problem.Faults faults) {
        if (ids == null) {
            return;
        }
        if (ids.size() > MAXIMUM_DECIDED) {
            faults.add(pointer, "out-of-range", "At most " + MAXIMUM_DECIDED + " items can be named at once");
        } else {
            int position = 0;
            for (UUID id : ids) {
                faults.required(pointer + "/" + position, id);
                position++;
            }
        }
    }

    /**
     * Ends a count without any consequence.
     *
     * @throws org.alveolus.api.ProblemException 403; 404; 409 {@code count-ended}
     */
    public Count cancel(UUID id) {
        return ground.run(rows -> {
            CountEntity count = open(rows, id);
            count.end(CountState.CANCELLED, ground.now(), Callers.current().name());
            rows.counts().flush();
            ground.record(AuditEvent.Action.UPDATE, OBJECT, id, "Cancelled " + label(count));
            return whole(rows, count);
        });
    }

    private static CountEntity open(StockRows rows, UUID id) {
        CountEntity count = existing(rows.counts().lock(id));
        Ground.require(Level.EDIT, count.location());
        if (count.state() != CountState.OPEN) {
            throw Problem.conflict("count-ended", "This count has ended.").exception();
        }
        return count;
    }

    private static CountEntity existing(Optional<CountEntity> found) {
        return found.orElseThrow(
                () -> Problem.notFound("There is no such count.").exception());
    }

    private static String label(CountEntity count) {
        return "C-" + count.number();
    }

    /** What is there and what should be. */
    private record Compared(
            int expected,
            List<ItemEntity> counted,
            List<ItemEntity> missing,
            List<ItemEntity> removed,
            List<ItemEntity> elsewhere,
            List<ItemEntity> gone) {}

    /**
     * Compares with the shelf as the record has it now: what was taken, moved or added since the count began is neither missing nor
     * too many.
     */
    private static Compared compare(StockRows rows, CountEntity count) {
        Map<UUID, CountPieceEntity> pieces = new HashMap<>();
        rows.counts().pieces(count.id()).forEach(piece -> pieces.put(piece.item(), piece));
        Compared compared = new Compared(
                0, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        boolean ended = count.state() != CountState.OPEN;
        if (!ended) {
            for (ItemEntity item : rows.counts().lying(count.storage())) {
                if (pieces.containsKey(item.id())) {
                    compared.counted().add(item);
                } else if (!item.addedAt().isAfter(count.startedAt())) {
                    compared.missing().add(item);
                }
            }
        }
        for (CountPieceEntity piece : pieces.values()) {
            ItemEntity item = Items.existing(rows.items().find(piece.item()));
            switch (piece.outcome()) {
                case MISSING_LEFT -> compared.missing().add(item);
                case MISSING_REMOVED -> compared.removed().add(item);
                case MOVED_HERE -> compared.elsewhere().add(item);
                case COUNTED -> {
                    if (ended) {
                        compared.counted().add(item);
                    } else if (!item.isPresent()) {
                        compared.gone().add(item);
                    } else if (!item.storage().equals(count.storage())) {
                        compared.elsewhere().add(item);
                    }
                }
                default -> throw new IllegalStateException(piece.outcome().name());
            }
        }
        int expected = compared.counted().size()
                + compared.missing().size()
                + compared.removed().size();
        return new Compared(
                expected,
                compared.counted(),
                compared.missing(),
                compared.removed(),
                compared.elsewhere(),
                compared.gone());
    }

    private static Count whole(StockRows rows, CountEntity count) {
        rows.counts().flush();
        Compared compared = compare(rows, count);
        return view(
                count,
                new Report(
                        compared.expected(),
                        shown(rows, compared.counted()),
                        shown(rows, compared.missing()),
                        shown(rows, compared.removed()),
                        shown(rows, compared.elsewhere()),
                        shown(rows, compared.gone()),
                        rows.counts().extras(count.id()).stream()
                                .map(extra -> new Extra(
                                        extra.id(),
                                        extra.text(),
                                        extra.name(),
                                        extra.lot(),
                                        extra.serial(),
                                        extra.countedAt()))
                                .toList()));
    }

    private static List<StockItem> shown(StockRows rows, List<ItemEntity> found) {
        List<ItemEntity> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing(ItemEntity::productKey)
                .thenComparing(ItemEntity::expiresOn)
                .thenComparing(ItemEntity::id));
        return Items.shown(rows, sorted);
    }

    private static StockItem shown(StockRows rows, ItemEntity item) {
        return Items.shown(rows, List.of(item)).get(0);
    }

    private static Count view(CountEntity count, Report report) {
        return new Count(
                count.id(),
                count.number(),
                count.location(),
                count.storage(),
                count.storageTitle(),
                count.state(),
                count.startedAt(),
                count.startedBy(),
                count.finishedAt(),
                count.finishedBy(),
                report,
                count.version());
    }
}
