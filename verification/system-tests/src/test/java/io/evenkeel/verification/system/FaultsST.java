package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not a death: silence, bad bytes, bad records, bad lines, callers that go away. One stack for all of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsST {
    private static final Duration NOTICED_WITHIN = Promised.within(10);
    private static final Duration FROZEN_FOR = Duration.ofSeconds(Seeds.isCampaign() ? 60 : 8);
    /** One limit for all of it: ready, what was bought meanwhile seen, and then {@link #LAG_MAX} for a new fill. */
    private static final Duration BACK_WITHIN = Promised.within(60);

    private static final Duration LAG_MAX = Promised.within(5);
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private final Map<String, History> everybody = new LinkedHashMap<>();
    private Links links;
    private Suite suite;
    private Components components;
    private ExchangeDoor exchange;
    private Newcomers newcomers;
    private Nemesis nemesis;
    private Judge judge;
    private Health health;
    private Sql sql;
    private Probe probe;

    static Stream<Long> linkSeeds() {
        return Seeds.of("links", 5);
    }

    @BeforeAll
    void start() {
        links = new Links();
        var environment = new LinkedHashMap<>(links.environment());
        environment.put("EVENKEEL_SYNC_POLL_INTERVAL", "2s");
        suite = Suite.in(folder, environment);
        components = new Components(suite);
        links.lead(components);
        suite.up("--scenario", History.stage(folder).toString());
        exchange = new ExchangeDoor(components.url("simulator"));
        newcomers = new Newcomers(suite, exchange);
        nemesis = new Nemesis(components);
        judge = new Judge(suite);
        health = new Health(components);
        sql = new Sql(suite, components.url("postgres"));
        probe = new Probe(newcomers, exchange, suite.api(), History.openMarket());
        History.vector(101).forEach(history -> arrive("first", history));
        judge.awaitRight(everybody);
    }

    @AfterAll
    void end() throws IOException {
        nemesis.close();
        suite.close();
        links.close();
    }

    /** A test that failed in the middle of its fault does not spoil the next one. */
    @AfterEach
    void mend() {
        nemesis.thaw();
        links.heal();
        exchange.forgetFaults();
    }

    /** P-A1, P-A2, P-A3. */
    @Order(1)
    @ParameterizedTest
    @CsvSource({"nats, nats", "postgres, database"})
    void a_frozen_server_is_noticed_and_named_while_liveness_stays_and_all_is_right_after_it_thaws(
            String server, String reason) {
        var restarts = components.restartsOfServices();
        nemesis.freeze(server);
        var since = System.nanoTime();
        everyServiceNames(reason);
        var left = FROZEN_FOR.minusNanos(System.nanoTime() - since);
        await().during(left.isPositive() ? left : Duration.ofSeconds(1))
                .atMost(FROZEN_FOR.multipliedBy(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> Components.SERVICES.forEach(health::isAlive));
        probe.buyOne();

        nemesis.thaw();

        var thawed = System.nanoTime();
        await().atMost(BACK_WITHIN)
                .untilAsserted(() -> Judge.reachable(() -> {
                    Components.SERVICES.forEach(health::isReady);
                    probe.isSeen(judge.token());
                }));
        probe.buyOne();
        await().atMost(LAG_MAX).untilAsserted(() -> Judge.reachable(() -> probe.isSeen(judge.token())));
        assertThat(Duration.ofNanos(System.nanoTime() - thawed)).isLessThan(BACK_WITHIN);
        judge.awaitRight(everybody);
        assertThat(components.restartsOfServices()).isEqualTo(restarts);
    }

    /** P-A6. */
    @Order(2)
    @Test
    void a_thousand_clients_that_hang_up_leave_no_borrowed_connection() {
        new HangUps(components.url("gateway"), judge.token()).come(600, new Random(6));
        new HangUps(components.url("sync"), judge.token()).come(200, new Random(7));
        new HangUps(components.url("pnl"), judge.token()).come(200, new Random(8));

        // What they asked for is worked off first; what is never given back is still missing then.
        await().atMost(SOON).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            assertThat(sql.number("SELECT count(*) FROM pg_stat_activity WHERE usename LIKE '%\\_app'"
                            + " AND (state LIKE 'idle in transaction%' OR state = 'active')"))
                    .isZero();
            assertThat(health.connectionsInUse("pnl")).isZero();
            // The relay of the outbox keeps one for its lock.
            assertThat(health.connectionsInUse("sync")).isLessThanOrEqualTo(1);
        });
        judge.awaitRight(everybody);
    }

    /** P-A5. */
    @Order(3)
    @Test
    void one_bad_event_in_a_thousand_becomes_a_dead_letter_and_harms_nobody_else() throws IOException {
        sql.run("CREATE FUNCTION pnl.refuse() RETURNS trigger LANGUAGE plpgsql AS $$"
                + " BEGIN IF NEW.ticker = 'KXPOISON-1' THEN RAISE EXCEPTION 'a row that cannot be stored'; END IF;"
                + " RETURN NEW; END $$;"
                + " CREATE TRIGGER refuse BEFORE INSERT ON pnl.fills FOR EACH ROW EXECUTE FUNCTION pnl.refuse()");
        History.vector(106).forEach(history -> arrive("poisoned", history));
        try (var nats = new NatsLine(components.url("nats"), "sync", suite.secret("nats-sync.password"))) {
            nats.publish("portfolio.fill.quiet.KXBAD-1", "no JSON at all".getBytes(StandardCharsets.UTF_8));
            nats.publish("portfolio.fill.quiet.KXPOISON-1", poison().getBytes(StandardCharsets.UTF_8));
        }

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(deadLetter("KXBAD-1").path("reason").asText("")).isNotBlank();
            assertThat(deadLetter("KXBAD-1").path("payload").asText("")).isEqualTo("no JSON at all");
            assertThat(deadLetter("KXPOISON-1").path("reason").asText("")).contains("a row that cannot be stored");
            assertThat(deadLetter("KXPOISON-1").path("payload").asText("")).isEqualTo(poison());
        });
        History.vector(102).forEach(history -> arrive("after-poison", history));
        judge.awaitRight(everybody);

        sql.run("DROP TRIGGER refuse ON pnl.fills; DROP FUNCTION pnl.refuse()");
        var id = deadLetter("KXPOISON-1").path("id").textValue();
        var replay = suite.api().post("/api/pnl/dead-letters/" + id + "/replay", "", judge.token());
        assertThat(replay.status()).as(replay.body()).isEqualTo(202);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(deadLetter("KXPOISON-1").path("replayed_at").asText("")).isNotBlank();
            assertThat(suite.api()
                            .get("/api/pnl/markets?account=quiet", judge.token())
                            .json()
                            .at("/items/0/position_fp")
                            .asText(""))
                    .isEqualTo("3.00");
        });
    }

    /** P-A11. */
    @Order(4)
    @Test
    void one_bad_record_of_the_exchange_is_set_apart_and_shown_while_the_rest_goes_on() {
        var history = History.vector(103).getFirst();
        var bad = history.fillIds().get(history.fillIds().size() / 2);
        exchange.fault(ExchangeDoor.body()
                .put("kind", "field")
                .put("endpoint", "/portfolio/fills")
                .put("row", bad)
                .put("field", "count_fp")
                .put("value", "many")
                .put("count", 1_000_000));
        var others = Map.of("beside-h103", History.vector(103).getLast());
        arrive("bad", history);
        newcomers.arrive("beside-h103", others.get("beside-h103"));

        await().atMost(SOON).untilAsserted(() -> {
            var shown = suite.api().get("/api/sync/quarantine?account=bad-h103-alpha", judge.token());
            assertThat(shown.body()).contains(bad).contains("count_fp");
            assertThat(suite.api().all("/api/fills", "account=bad-h103-alpha", 1_000, judge.token()))
                    .hasSize(history.fillIds().size() - 1);
        });
        judge.awaitRight(others);

        exchange.forgetFaults();
        suite.api().post("/api/sync/fills?account=bad-h103-alpha", "", judge.token());
        judge.awaitRight(everybody);
    }

    /** P-C5 and the column "network cut" of the fault matrix. */
    @Order(5)
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("linkSeeds")
    void every_figure_stands_whatever_happens_to_the_lines_between_the_components(long seed) {
        var random = new Random(seed);
        for (var history : Stream.of(104, 105, 107)
                .limit(Seeds.isCampaign() ? 3 : 1)
                .map(History::vector)
                .toList()) {
            history.forEach(one -> arrive("lines" + seed, one));
            links.trouble(random, Seeds.isCampaign() ? 6 : 2);
        }
        links.heal();
        judge.awaitRight(everybody);
    }

    /** Each by itself and at the same time: with a frozen database one answer takes up to four seconds. */
    private void everyServiceNames(String reason) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var looks = Components.SERVICES.stream()
                    .map(service -> CompletableFuture.runAsync(
                            () -> await().atMost(NOTICED_WITHIN)
                                    .pollInterval(Duration.ofMillis(200))
                                    .untilAsserted(() -> Judge.reachable(() -> health.names(service, reason))),
                            threads))
                    .toList();
            looks.forEach(CompletableFuture::join);
        }
    }

    private void arrive(String round, History history) {
        newcomers.arrive(round + "-" + history.name(), history);
        everybody.put(round + "-" + history.name(), history);
    }

    /** The one that came on this market's subject, in full. */
    private JsonNode deadLetter(String ticker) {
        var id = suite.api().all("/api/pnl/dead-letters", "", 100, judge.token()).stream()
                .filter(letter -> letter.path("subject").asText("").endsWith("." + ticker))
                .map(letter -> letter.path("id").textValue())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no dead letter of " + ticker));
        return suite.api().get("/api/pnl/dead-letters/" + id, judge.token()).json();
    }

    private static String poison() {
        return """
            {"event_id": "0d3c8f0a-11d2-5a43-8a0e-3f6c5b1f7301", "type": "fill-recorded", "version": 1,
             "occurred_at": "2026-11-12T05:20:26Z", "recorded_at": "2026-11-15T00:00:01Z", "account": "quiet",
             "data": {"fill_id": "84f12371-6c79-4c69-b7c1-3e4fece07301",
              "order_id": "1a6e21c8-3b59-4c25-91c4-4c6e2e287301", "ticker": "KXPOISON-1", "subaccount_number": 0,
              "book_side": "bid", "count_fp": "3.00", "yes_price_dollars": "0.5400", "fee_dollars": "0.010000",
              "is_taker": true, "created_time": "2026-11-12T05:20:26Z", "revision": 1}}""";
    }
}
