package io.evenkeel.messaging.publish;

import io.evenkeel.contracts.event.EventStream;
import io.evenkeel.messaging.nats.NatsConnection;
import io.evenkeel.messaging.nats.NatsNames;
import io.evenkeel.messaging.nats.NatsSettings;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamInfoOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;

/** The streams that this service makes, and the one place that says how. Blocks; for the relay's thread. */
@ApplicationScoped
class OwnedStreams {
    private static final Logger LOG = Logger.getLogger(OwnedStreams.class);
    private static final Duration DUPLICATE_WINDOW = Duration.ofMinutes(2);
    private static final int NOT_FOUND = 404;
    private static final int ALARM_PERCENT = 70;

    private final NatsConnection connection;
    private final NatsNames names;
    private final NatsSettings settings;
    private final Set<EventStream> nearlyFull = EnumSet.noneOf(EventStream.class);
    private final Map<EventStream, String> refusals = new EnumMap<>(EventStream.class);

    OwnedStreams(NatsConnection connection, NatsNames names, NatsSettings settings) {
        this.connection = connection;
        this.names = names;
        this.settings = settings;
    }

    List<EventStream> streams() {
        return settings.streams().orElse(List.of());
    }

    /**
     * Makes the streams that are missing, corrects those that differ, and tells how each looks now. One that the
     * server refuses to make or correct is logged and left out; the others go on.
     *
     * @throws IOException if the server does not answer
     */
    List<StreamSeen> ensure() throws IOException {
        var seen = new ArrayList<StreamSeen>();
        var management = connection.management();
        for (var stream : streams()) {
            try {
                var info = ensure(management, stream);
                refusals.remove(stream);
                warnWhenNearlyFull(stream, info);
                seen.add(seen(stream, info));
            } catch (JetStreamApiException e) {
                var reason = String.valueOf(e.getMessage());
                if (!reason.equals(refusals.put(stream, reason))) {
                    LOG.errorf("stream %s cannot be made as configured: %s", names.stream(stream.name()), reason);
                }
            }
        }
        return seen;
    }

    /** True if it may take new events only: it was nearly full when it was last looked at. */
    boolean isNearlyFull(EventStream stream) {
        return nearlyFull.contains(stream);
    }

    private StreamSeen seen(EventStream stream, StreamInfo info) {
        return new StreamSeen(
                stream.name(),
                info.getCreateTime().toInstant().truncatedTo(ChronoUnit.MICROS),
                info.getStreamState().getLastSequence(),
                connection.serverId());
    }

    private StreamInfo ensure(JetStreamManagement management, EventStream stream)
            throws IOException, JetStreamApiException {
        var wanted = wanted(stream);
        StreamInfo found;
        try {
            found = management.getStreamInfo(
                    wanted.getName(), StreamInfoOptions.builder().build());
        } catch (JetStreamApiException e) {
            if (e.getErrorCode() != NOT_FOUND) {
                throw e;
            }
            LOG.infof("making stream %s", wanted.getName());
            return management.addStream(wanted);
        }
        if (differs(found.getConfiguration(), wanted)) {
            LOG.infof("correcting the configuration of stream %s", wanted.getName());
            return management.updateStream(wanted);
        }
        return found;
    }

    private StreamConfiguration wanted(EventStream stream) {
        return StreamConfiguration.builder()
                .name(names.stream(stream.name()))
                .subjects(names.subjects(stream))
                .storageType(StorageType.File)
                .retentionPolicy(RetentionPolicy.Limits)
                .discardPolicy(DiscardPolicy.New)
                .maxAge(settings.stream().maxAge())
                .maxBytes(settings.stream().maxBytes().asLongValue())
                .duplicateWindow(DUPLICATE_WINDOW)
                .replicas(settings.stream().replicas())
                .denyDelete(true)
                .denyPurge(true)
                .build();
    }

    private static boolean differs(StreamConfiguration found, StreamConfiguration wanted) {
        return !new HashSet<>(found.getSubjects()).equals(new HashSet<>(wanted.getSubjects()))
                || found.getStorageType() != wanted.getStorageType()
                || found.getRetentionPolicy() != wanted.getRetentionPolicy()
                || found.getDiscardPolicy() != wanted.getDiscardPolicy()
                || !found.getMaxAge().equals(wanted.getMaxAge())
                || found.getMaxBytes() != wanted.getMaxBytes()
                || !Objects.equals(found.getDuplicateWindow(), wanted.getDuplicateWindow())
                || found.getReplicas() != wanted.getReplicas();
    }

    private void warnWhenNearlyFull(EventStream stream, StreamInfo info) {
        var bytes = info.getStreamState().getByteCount();
        var limit = info.getConfiguration().getMaxBytes();
        var alarming = limit > 0 && bytes / ALARM_PERCENT >= limit / 100;
        if (!alarming) {
            nearlyFull.remove(stream);
        } else if (nearlyFull.add(stream)) {
            LOG.errorf(
                    "stream %s holds %d of %d bytes; a full one refuses events",
                    info.getConfiguration().getName(), bytes, limit);
        }
    }
}
