package io.evenkeel.verification.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** A proxy in every link between two components of one stack. */
final class Links implements AutoCloseable {
    private static final List<String> ALL = List.of(
            "sync exchange",
            "sync nats",
            "sync postgres",
            "pnl nats",
            "pnl postgres",
            "pnl sync",
            "gateway sync",
            "gateway pnl",
            "gateway postgres");

    private final Map<String, LinkProxy> proxies = new LinkedHashMap<>();
    private final Map<String, URI> targets = new ConcurrentHashMap<>();
    private volatile Components components;

    Links() {
        for (var link : ALL) {
            var target = link.substring(link.indexOf(' ') + 1).replace("exchange", "simulator");
            proxies.put(link, new LinkProxy(() -> targets.computeIfAbsent(target, name -> components.url(name))));
        }
    }

    /** What {@code ./evenkeel up} needs to know. */
    Map<String, String> environment() {
        var variables = new LinkedHashMap<String, String>();
        proxies.forEach((link, proxy) ->
                variables.put("EVENKEEL_LINK_" + link.toUpperCase(Locale.ROOT).replace(' ', '_'), proxy.address()));
        return variables;
    }

    /** To the components of this stack. */
    void lead(Components stack) {
        components = stack;
    }

    /** So many links have a trouble each, one after the other, for a seeded while. */
    void trouble(Random random, int times) {
        for (var i = 0; i < times; i++) {
            var link = ALL.get(random.nextInt(ALL.size()));
            var proxy = proxies.get(link);
            switch (random.nextInt(7)) {
                case 0 -> proxy.cut();
                case 1 -> proxy.reset();
                case 2 -> proxy.resetOnce();
                case 3 -> proxy.blackhole();
                case 4 -> proxy.delay(Duration.ofMillis(20 + random.nextInt(200)));
                case 5 -> proxy.halfClose();
                default -> proxy.limit(random.nextInt(30_000));
            }
            await().pollDelay(Duration.ofMillis(300 + random.nextInt(Seeds.isCampaign() ? 8_000 : 1_500)))
                    .until(() -> true);
            proxy.heal();
        }
    }

    void heal() {
        proxies.values().forEach(LinkProxy::heal);
    }

    @Override
    public void close() throws IOException {
        for (var proxy : new ArrayList<>(proxies.values())) {
            proxy.close();
        }
    }
}
