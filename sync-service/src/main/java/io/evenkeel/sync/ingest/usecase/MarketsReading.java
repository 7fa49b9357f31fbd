package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.PageWalk;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.kalshi.wire.Market;
import io.evenkeel.kalshi.wire.Page;
import io.evenkeel.kalshi.wire.Received;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Extent;
import io.evenkeel.sync.ingest.Resource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Metadata of every market that the account holds or traded: in batches by ticker, until a market is final. */
@ApplicationScoped
class MarketsReading implements Reading {
    private static final int DUE_MAX = 20_000;
    /** As many tickers as surely fit into a URL. */
    private static final int TICKERS_PER_CALL = 50;

    private static final int PAGES_MAX = 20;
    private static final String FINALIZED = "finalized";

    private final HandOn handOn;
    private final MarketMetadata metadata;
    private final Lineage lineage;
    private final SyncStates states;
    private final SyncConfig config;

    MarketsReading(HandOn handOn, MarketMetadata metadata, Lineage lineage, SyncStates states, SyncConfig config) {
        this.handOn = handOn;
        this.metadata = metadata;
        this.lineage = lineage;
        this.states = states;
        this.config = config;
    }

    @Override
    public Resource resource() {
        return Resource.MARKETS;
    }

    @Override
    public Uni<Counts> read(Pass pass) {
        var age = pass.asked() ? Duration.ZERO : config.marketsEvery();
        return metadata.due(pass.account(), age, DUE_MAX)
                .chain(due -> Multi.createFrom()
                        .iterable(batches(due))
                        .onItem()
                        .transformToUniAndConcatenate(batch -> batch(pass, batch))
                        .collect()
                        .asList())
                .map(parts -> parts.stream().reduce(Counts.NONE, Counts::plus))
                .call(() -> states.succeeded(pass, Resource.MARKETS, Extent.PART));
    }

    private Uni<Counts> batch(Pass pass, List<MarketTicker> tickers) {
        return found(pass, tickers)
                .chain(walk -> lineage.of(
                                pass.client(),
                                walk.good().stream()
                                        .map(market -> market.value().eventTicker())
                                        .toList())
                        .chain(known -> handOn.keep(
                                        pass.fence(),
                                        Resource.MARKETS,
                                        Harvest.of(
                                                        walk,
                                                        Lists.MARKETS,
                                                        Subaccount.PRIMARY,
                                                        market -> keep(market, known))
                                                .plus(new Harvest(List.of(), known.unreadable(), 0, false, false)),
                                        Keeping.PLAIN)
                                .call(() -> metadata.understood(understood(walk.good(), known), pass.startedAt()))
                                .call(() -> metadata.looked(tickers, finalOnes(walk.good(), known)))));
    }

    /** Old markets have moved to the historical tier; what is in neither is asked for again another time. */
    private Uni<PageWalk.Complete<Market>> found(Pass pass, List<MarketTicker> tickers) {
        return PageWalk.all(cursor -> pass.client().markets(tickers, cursor), PAGES_MAX)
                .chain(live -> {
                    var missing = new HashSet<>(tickers);
                    live.good().forEach(market -> missing.remove(market.value().ticker()));
                    if (missing.isEmpty()) {
                        return Uni.createFrom().item(live);
                    }
                    return historical(pass, List.copyOf(missing)).map(old -> joined(live, old));
                });
    }

    private static Uni<PageWalk.Complete<Market>> historical(Pass pass, List<MarketTicker> tickers) {
        return PageWalk.all(
                cursor -> pass.client()
                        .historicalMarkets(tickers, cursor)
                        .onFailure(MarketsReading::isRefusedHere)
                        .recoverWithItem(new Page<>(List.of(), List.of(), "")),
                PAGES_MAX);
    }

    private static boolean isRefusedHere(Throwable failure) {
        return failure instanceof ExchangeFailure.Refused refused && !refused.isAboutTheKey();
    }

    private static PageWalk.Complete<Market> joined(PageWalk.Complete<Market> live, PageWalk.Complete<Market> old) {
        var good = new ArrayList<>(live.good());
        good.addAll(old.good());
        var unreadable = new ArrayList<>(live.unreadable());
        unreadable.addAll(old.unreadable());
        return new PageWalk.Complete<>(good, unreadable, live.pages() + old.pages());
    }

    private static List<MarketMetadata.Answer> understood(List<Received<Market>> markets, Lineage.Known known) {
        var understood = new ArrayList<MarketMetadata.Answer>();
        markets.forEach(market -> understood.add(
                new MarketMetadata.Answer(Lists.MARKETS, market.value().ticker().value())));
        known.events().keySet().forEach(event -> understood.add(new MarketMetadata.Answer(Lists.EVENT, event.value())));
        known.series().keySet().forEach(one -> understood.add(new MarketMetadata.Answer(Lists.SERIES, one.value())));
        return understood;
    }

    private static List<MarketTicker> finalOnes(List<Received<Market>> markets, Lineage.Known known) {
        return markets.stream()
                .map(Received::value)
                .filter(market -> market.status().equals(FINALIZED))
                .filter(market -> known.isComplete(market.eventTicker()))
                .map(Market::ticker)
                .toList();
    }

    private static Kept keep(Received<Market> received, Lineage.Known known) {
        var event = received.value().eventTicker();
        return ToKept.market(received, known.seriesOf(event), known.categoryOf(event));
    }

    private static List<List<MarketTicker>> batches(List<MarketTicker> due) {
        var batches = new ArrayList<List<MarketTicker>>();
        for (var start = 0; start < due.size(); start += TICKERS_PER_CALL) {
            batches.add(due.subList(start, Math.min(due.size(), start + TICKERS_PER_CALL)));
        }
        return batches;
    }
}
