package io.evenkeel.sync.run;

import io.evenkeel.sync.ingest.Resource;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for.
 *
 * @param backfill {@code null} if it is no backfill
 */
public record Wish(String kind, String resource, RunRow.@Nullable Span backfill) {

    /** To read now. */
    public static Wish reading(String resource) {
        return new Wish(RunRow.MANUAL, resource, null);
    }

    /** To read again what is in quarantine. */
    public static Wish retry() {
        return new Wish(RunRow.RETRY, "quarantine", null);
    }

    /** To read a stretch of time anew. */
    public static Wish backfill(List<Resource> resources, RunRow.Span span) {
        return new Wish(RunRow.BACKFILL, resources.stream().map(Resource::wire).collect(Collectors.joining(",")), span);
    }
}
