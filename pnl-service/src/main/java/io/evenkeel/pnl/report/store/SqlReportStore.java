package io.evenkeel.pnl.report.store;

import io.evenkeel.pnl.report.usecase.ReportReads;
import io.evenkeel.pnl.report.usecase.ReportStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** One transaction per answer, on one snapshot; the pool lends the connection for it and takes it back in any case. */
@ApplicationScoped
class SqlReportStore implements ReportStore {
    private static final String ONE_MOMENT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private final Pool pool;

    SqlReportStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public <T> Uni<T> atOneMoment(Function<ReportReads, Uni<T>> reads) {
        return pool.withTransaction(connection ->
                connection.query(ONE_MOMENT).execute().chain(() -> reads.apply(new SqlReportReads(connection))));
    }
}
