package io.evenkeel.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * NATS for a Quarkus test, under the same names as from the launcher, with a prefix of its own for streams, subjects
 * and durables. A field of type {@link NatsEndpoint} in the test class is filled in; the prefix is {@code
 * evenkeel.nats.prefix}.
 */
public class NatsResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable NatsEndpoint server;

    @Override
    public Map<String, String> start() {
        var nats = SharedServers.nats();
        server = nats;
        var variables = new LinkedHashMap<String, String>();
        variables.put("EVENKEEL_NATS_URL", nats.url());
        variables.put("EVENKEEL_NATS_USER", nats.user());
        variables.put("EVENKEEL_NATS_PASSWORD", nats.password());
        variables.put("EVENKEEL_NATS_PREFIX", newPrefix());
        return Variables.withDotted(variables);
    }

    /** A prefix that no other test has; valid in stream names and in subjects. */
    public static String newPrefix() {
        return "t" + HexFormat.of().toHexDigits(RandomGenerator.getDefault().nextInt());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(NatsEndpoint.class));
    }

    @Override
    public void stop() {
        // The server is shared and ends with the JVM.
    }
}
