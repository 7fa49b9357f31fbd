package io.evenkeel.sync.repair.store;

import io.evenkeel.contracts.event.AccountObserved;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventIds;
import io.evenkeel.contracts.event.EventType;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.SeriesTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.usecase.Lists;
import io.evenkeel.sync.ingest.usecase.StoredText;
import io.evenkeel.sync.repair.EventPosition;
import io.evenkeel.sync.repair.Tally;
import io.evenkeel.sync.repair.TellAgain;
import io.evenkeel.sync.repair.usecase.Repairs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SqlRepairs implements Repairs {
    private static final Logger LOG = Logger.getLogger(SqlRepairs.class);

    private final Pool pool;
    private final SyncConfig config;

    SqlRepairs(Pool pool, SyncConfig config) {
        this.pool = pool;
        this.config = config;
    }

    @Override
    public Uni<List<Tally>> tallies(TallyQuery query) {
        var after = query.after();
        var values = Tuple.of(
                query.account().value(),
                query.ticker(),
                after == null ? null : after.ticker(),
                after == null ? null : after.subaccount(),
                query.limit());
        return bounded(pool.preparedQuery(RepairQueries.tallies(query.what()))
                .execute(values)
                .map(rows -> {
                    List<Tally> tallies = new ArrayList<>();
                    rows.forEach(row -> tallies.add(tally(query, row)));
                    return tallies;
                }));
    }

    private static Tally tally(TallyQuery query, Row row) {
        var subaccount = new Subaccount(row.getInteger("subaccount"));
        var ticker = new MarketTicker(row.getString("ticker"));
        var revisions = row.getLong("revisions");
        return new Tally(
                query.account(),
                subaccount,
                ticker,
                row.getLong("kept"),
                Quantity.of(row.getBigDecimal("quantity")),
                Money.of(row.getBigDecimal("fees")),
                switch (query.what()) {
                    case SETTLEMENTS ->
                        EventIds.derive(
                                        EventType.SETTLEMENT_RECORDED,
                                        query.account().value(),
                                        subaccount.toString(),
                                        ticker.value(),
                                        Long.toString(revisions))
                                .toString();
                    case MARKETS ->
                        EventIds.derive(EventType.MARKET_OBSERVED, ticker.value(), Long.toString(revisions))
                                .toString();
                    default -> row.getString("last_id");
                },
                revisions);
    }

    @Override
    public Uni<Told> events(EventQuery query) {
        var subaccount = query.subaccount();
        var after = query.after();
        var values = Tuple.tuple()
                .addString(query.account().value())
                .addString(query.ticker())
                .addInteger(subaccount == null ? null : subaccount.number())
                .addOffsetDateTime(time(query.from()))
                .addOffsetDateTime(time(query.to()))
                .addOffsetDateTime(after == null ? null : time(after.at()))
                .addString(after == null ? null : after.recordId())
                .addInteger(query.limit() + 1);
        return bounded(pool.preparedQuery(RepairQueries.events(query.what()))
                .execute(values)
                .map(rows -> {
                    List<Row> all = new ArrayList<>();
                    rows.forEach(all::add);
                    return told(query, all);
                }));
    }

    private static Told told(EventQuery query, List<Row> rows) {
        var more = rows.size() > query.limit();
        var events = new ArrayList<EventEnvelope>();
        for (var row : more ? rows.subList(0, query.limit()) : rows) {
            var event = query.what() == TellAgain.ACCOUNTS ? account(row) : event(query, row);
            if (event != null) {
                events.add(event);
            }
        }
        if (!more) {
            return new Told(events, null);
        }
        var last = rows.get(query.limit() - 1);
        return new Told(events, new EventPosition(at(last, "place"), last.getString("record_id")));
    }

    /** A kept record that is not understood any more is left out: to guess would be worse, and the log says so. */
    private static @Nullable EventEnvelope event(EventQuery query, Row row) {
        var resource = RepairQueries.resource(query.what());
        var id = row.getString("record_id");
        var at = at(row, "told_at");
        var text = new StoredText(
                resource,
                Lists.of(resource, id),
                query.account(),
                new Subaccount(row.getInteger("subaccount")),
                row.getString("raw"),
                at);
        var series = row.getString("series_ticker");
        var reading = text.read(series == null ? null : new SeriesTicker(series), row.getString("category"));
        return switch (reading) {
            case StoredText.Reading.Understood understood -> {
                var telling = understood.kept().telling();
                yield telling == null ? null : telling.of(row.getInteger("revision"), at);
            }
            case StoredText.Reading.NotUnderstood not -> {
                LOG.errorf("kept record %s of %s is not understood any more: %s", id, resource.wire(), not.reason());
                yield null;
            }
        };
    }

    private static EventEnvelope account(Row row) {
        var account = new AccountId(row.getString("record_id"));
        var revision = row.getInteger("revision");
        var at = at(row, "told_at");
        var data = new AccountObserved(
                row.getString("display_name"),
                row.getString("owner"),
                row.getString("environment"),
                row.getString("credentials"),
                revision);
        var id = EventIds.derive(EventType.ACCOUNT_OBSERVED, account.value(), Integer.toString(revision));
        return new EventEnvelope(id, at, at, account, data);
    }

    private <T> Uni<T> bounded(Uni<T> work) {
        return work.ifNoItem().after(config.writeTimeout()).fail();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant at(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
