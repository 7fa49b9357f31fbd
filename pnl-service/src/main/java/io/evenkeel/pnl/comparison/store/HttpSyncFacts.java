package io.evenkeel.pnl.comparison.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.pnl.comparison.Resource;
import io.evenkeel.pnl.comparison.usecase.ComparisonConfig;
import io.evenkeel.pnl.comparison.usecase.SyncFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** sync-service over REST. */
@ApplicationScoped
class HttpSyncFacts implements SyncFacts {
    private final SyncHttp http;
    private final int pageSize;

    HttpSyncFacts(SyncHttp http, ComparisonConfig config) {
        this.http = http;
        this.pageSize = config.pageSize();
    }

    @Override
    public Uni<List<AccountId>> accounts() {
        return accounts("");
    }

    private Uni<List<AccountId>> accounts(String cursor) {
        return http.get("/api/accounts?limit=" + pageSize + next(cursor)).chain(answer -> {
            var accounts = SyncJson.accounts(answer);
            var cursorOfNext = SyncJson.cursor(answer);
            return cursorOfNext.isEmpty()
                    ? Uni.createFrom().item(accounts)
                    : accounts(cursorOfNext).map(more -> {
                        accounts.addAll(more);
                        return accounts;
                    });
        });
    }

    @Override
    public Uni<Tallies> tallies(Resource resource, AccountId account, @Nullable MarketTicker ticker, String cursor) {
        return page("/api/sync/tallies", resource.wire(), account, ticker, cursor)
                .map(answer -> SyncJson.tallies(account, answer));
    }

    @Override
    public Uni<Events> events(String kind, AccountId account, @Nullable MarketTicker ticker, String cursor) {
        return page("/api/sync/events", kind, account, ticker, cursor).map(SyncJson::events);
    }

    private Uni<JsonNode> page(
            String path, String resource, AccountId account, @Nullable MarketTicker ticker, String cursor) {
        var query = "?resource=" + resource + "&account=" + account + "&limit=" + pageSize
                + (ticker == null ? "" : "&ticker=" + encoded(ticker.value()))
                + next(cursor);
        return http.get(path + query);
    }

    private static String next(String cursor) {
        return cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
