package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.DriftSeen;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The parts of the ingest, put together without a server. */
final class Ingest {
    static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    static final AccountId ACCOUNT = new AccountId("alpha");
    static final Fence FENCE = new Fence(ACCOUNT, new UUID(1, 1), 1);
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    final FakeRecords records = new FakeRecords();
    final FakeReport report = new FakeReport();
    final Drift drift = new Drift(report, new SimpleMeterRegistry(), CLOCK);
    final HandOn handOn = new HandOn(new BatchWriter(records, drift), new Sift(records, CLOCK), drift, config(), CLOCK);
    final WindowReader windows = new WindowReader(handOn, config(), CLOCK);

    /** The defaults, with windows of ten pages. */
    static SyncConfig config() {
        return (SyncConfig) Proxy.newProxyInstance(
                SyncConfig.class.getClassLoader(), new Class<?>[] {SyncConfig.class}, (_, setting, _) -> {
                    if (setting.getName().equals("pagesPerWindow")) {
                        return 10;
                    }
                    var text = setting.getAnnotation(WithDefault.class).value();
                    return setting.getReturnType() == int.class
                            ? (Object) Integer.valueOf(text)
                            : DurationConverter.parseDuration(text);
                });
    }

    /** What was counted, in memory. */
    static final class FakeReport implements DriftReport {
        final List<DriftSeen> all = new ArrayList<>();

        @Override
        public Uni<Void> add(List<DriftSeen> seen) {
            all.addAll(seen);
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<List<DriftSeen>> all() {
            return Uni.createFrom().item(all);
        }
    }
}
