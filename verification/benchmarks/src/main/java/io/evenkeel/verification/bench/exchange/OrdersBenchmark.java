package io.evenkeel.verification.bench.exchange;

import io.evenkeel.verification.bench.Figure;
import io.evenkeel.verification.bench.Figure.Baseline;
import io.evenkeel.verification.bench.exchange.Load.Request;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Single orders of two accounts that trade with each other, against the shortest signed call. */
final class OrdersBenchmark {
    static final String ORDERS = "/trade-api/v2/portfolio/events/orders";
    private static final String STATUS = "/trade-api/v2/exchange/status";
    private static final double ORDERS_AIM = 1_500;
    private static final double P99_MILLIS_AIM = 50;

    private final Load load;
    private final List<Signer> accounts;
    private final int markets;
    private final SplittableRandom random = new SplittableRandom(1);
    private long lastId;

    OrdersBenchmark(Load load, List<Signer> accounts, int markets) {
        this.load = load;
        this.accounts = accounts;
        this.markets = markets;
    }

    List<Figure> measure(int orders) {
        // Compilers work most at first; what is measured comes after.
        load.run(orders / 2, this::status);
        load.run(orders / 2, this::order);
        var status = load.run(orders, this::status);
        var placed = load.run(orders, this::order);
        return List.of(
                Figure.speed(
                        "exchange: orders",
                        "/s",
                        placed.perSecond(),
                        new Baseline("signed GET /exchange/status, same connections", status.perSecond()),
                        ORDERS_AIM),
                Figure.bound(
                        "exchange: order p99",
                        "ms",
                        placed.p99Millis(),
                        new Baseline("signed GET /exchange/status, same connections", status.p99Millis()),
                        P99_MILLIS_AIM),
                Figure.plain(
                        "exchange: order p50",
                        "ms",
                        placed.p50Millis(),
                        new Baseline("signed GET /exchange/status, same connections", status.p50Millis())));
    }

    private Request status(int connection) {
        return new Request("GET", STATUS, signer(connection).headers("GET", STATUS), "");
    }

    /** Prices around the middle, so that about half of the orders meet one that rests. */
    private Request order(int connection) {
        var body = """
                {"ticker":"%s","client_order_id":"o-%d","side":"%s","count":"%d.00","price":"0.%d00",\
                "time_in_force":"good_till_canceled","self_trade_prevention_type":"maker"}""".formatted(
                        Scenario.ticker(random.nextInt(markets)),
                        ++lastId,
                        random.nextBoolean() ? "bid" : "ask",
                        random.nextInt(1, 10),
                        random.nextInt(45, 56));
        return new Request("POST", ORDERS, headers(connection), body);
    }

    private Map<String, String> headers(int connection) {
        return signer(connection).headers("POST", ORDERS);
    }

    private Signer signer(int connection) {
        return accounts.get(connection % accounts.size());
    }
}
