package io.evenkeel.sync.run.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.kalshi.KalshiClient;
import io.evenkeel.kalshi.http.ExchangeHttp;
import io.evenkeel.kalshi.http.HttpSettings;
import io.evenkeel.kalshi.http.Origin;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.account.usecase.FoundAccount;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** One client per account and credentials over shared connections, so that each keeps its request budget. */
@ApplicationScoped
class Exchange {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final SyncConfig config;
    private final Clock clock;
    private final ExchangeHttp http;
    private final Map<AccountId, Client> clients = new ConcurrentHashMap<>();

    Exchange(Vertx vertx, SyncConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.http = new ExchangeHttp(
                vertx,
                new HttpSettings(
                        CONNECT_TIMEOUT,
                        config.callTimeout(),
                        HttpSettings.DEFAULTS.bodyBytesMax(),
                        config.callRetries(),
                        config.callBackoff(),
                        HttpSettings.DEFAULTS.backoffMax(),
                        HttpSettings.DEFAULTS.connectionsMax(),
                        HttpSettings.DEFAULTS.threads()));
    }

    /** @throws IllegalStateException if the account cannot sign */
    KalshiClient client(FoundAccount account) {
        return of(account).client();
    }

    /** Has the account's client learn what its calls cost; nothing is asked once it knows. */
    Uni<Void> learnCosts(FoundAccount account) {
        var known = of(account);
        return known.costsLearnt().get()
                ? Uni.createFrom().voidItem()
                : known.client()
                        .endpointCosts()
                        .invoke(() -> known.costsLearnt().set(true))
                        .replaceWithVoid();
    }

    private Client of(FoundAccount account) {
        return clients.compute(
                account.id(),
                (_, known) -> known != null && known.fingerprint().equals(account.fingerprint())
                        ? known
                        : new Client(account.fingerprint(), make(account), new AtomicBoolean()));
    }

    private KalshiClient make(FoundAccount account) {
        var key = account.key();
        if (key == null) {
            throw new IllegalStateException("account " + account.id() + " has no usable key");
        }
        var url = account.exchangeUrl();
        return new KalshiClient(
                http, Origin.parse(url == null ? config.exchangeUrl() : url), key, clock, config.pageSize());
    }

    @PreDestroy
    void close() {
        http.close();
    }

    private record Client(String fingerprint, KalshiClient client, AtomicBoolean costsLearnt) {}
}
