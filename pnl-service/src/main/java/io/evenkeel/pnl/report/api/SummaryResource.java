package io.evenkeel.pnl.report.api;

import io.evenkeel.pnl.bucket.Amounts;
import io.evenkeel.pnl.bucket.Bucket;
import io.evenkeel.pnl.bucket.Buckets;
import io.evenkeel.pnl.bucket.Hours;
import io.evenkeel.pnl.bucket.Period;
import io.evenkeel.pnl.bucket.Slot;
import io.evenkeel.pnl.report.Span;
import io.evenkeel.pnl.report.usecase.ReadSummary;
import io.evenkeel.web.QueryParameters;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;

/** P&L by day, week or month of any zone. */
@Path("/api/pnl/summary")
@Produces(MediaType.APPLICATION_JSON)
class SummaryResource {
    private static final String ALL = "all";
    private static final List<String> PERIODS =
            List.of(Period.DAILY.wire(), Period.WEEKLY.wire(), Period.MONTHLY.wire(), ALL);
    private static final Set<String> PARAMETERS =
            Set.of("account", "subaccount", "user_name", "from", "to", "tz", "period");

    private final Caller caller;
    private final ReadSummary summary;

    SummaryResource(Caller caller, ReadSummary summary) {
        this.caller = caller;
        this.summary = summary;
    }

    @GET
    public Uni<SummaryView> summary(@Context UriInfo uri) {
        var query = QueryParameters.of(uri);
        query.rejectUnknown(PARAMETERS);
        var period = query.oneOf("period", PERIODS, Period.DAILY.wire());
        var zone = query.zone("tz").orElse(ZoneOffset.UTC);
        var span = Caller.span(query);
        var byHour = period.equals(ALL) || Hours.fit(zone);
        return caller.inTime(caller.scope(query)
                .chain(scope -> summary.slots(scope, span, byHour))
                .map(slots -> view(period, zone, span, slots)));
    }

    private static SummaryView view(String period, ZoneId zone, Span span, NavigableMap<Slot, Amounts> slots) {
        var total = slots.values().stream().reduce(Amounts.NONE, Amounts::plus);
        var buckets = new ArrayList<SummaryView.BucketView>();
        if (period.equals(ALL)) {
            if (!slots.isEmpty()) {
                buckets.add(SummaryView.BucketView.of(whole(span, slots), total));
            }
        } else {
            Buckets.of(slots, Period.ofWire(period), zone)
                    .forEach((bucket, amounts) -> buckets.add(SummaryView.BucketView.of(bucket, amounts)));
        }
        return new SummaryView(period, buckets, SummaryView.TotalsView.of(total));
    }

    /** The span asked for; where it has no bound, the full hours that there are. */
    private static Bucket whole(Span span, NavigableMap<Slot, Amounts> slots) {
        var from = span.from();
        var to = span.to();
        return new Bucket(
                from == null ? slots.firstKey().start() : from,
                to == null ? Hours.of(slots.lastKey()).start().plus(Duration.ofHours(1)) : to);
    }
}
