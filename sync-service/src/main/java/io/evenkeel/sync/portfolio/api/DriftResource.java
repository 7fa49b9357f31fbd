package io.evenkeel.sync.portfolio.api;

import io.evenkeel.sync.ingest.DriftSeen;
import io.evenkeel.sync.ingest.usecase.DriftReport;
import io.evenkeel.web.Page;
import io.evenkeel.web.QueryParameters;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

@Path("/api/sync/drift")
class DriftResource {
    private final DriftReport report;

    DriftResource(DriftReport report) {
        this.report = report;
    }

    /** Names and words of the exchange that this version does not know, of no account in particular. */
    @GET
    public Uni<Page<DriftSeen>> list(@Context UriInfo uri) {
        QueryParameters.of(uri).rejectUnknown(Set.of());
        return report.all().map(Page::last);
    }
}
