package io.evenkeel.sync.run.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.migration.BeforeSchema;
import io.evenkeel.sync.account.usecase.AccountDirectory;
import io.evenkeel.sync.account.usecase.FoundAccount;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/** What runs when: the directory is looked at, each account has a job of its own, and held leases are renewed. */
@ApplicationScoped
class Timetable {
    private static final Logger LOG = Logger.getLogger(Timetable.class);
    private static final String EVERY = "1s";

    private final AccountDirectory directory;
    private final AccountWorker worker;
    private final Leases leases;
    private final Scheduler scheduler;
    private final Set<AccountId> jobs = new HashSet<>();

    Timetable(AccountDirectory directory, AccountWorker worker, Leases leases, Scheduler scheduler) {
        this.directory = directory;
        this.worker = worker;
        this.leases = leases;
        this.scheduler = scheduler;
    }

    @Scheduled(
            identity = "credentials",
            every = "{evenkeel.sync.directory-every}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = BeforeSchema.class)
    Uni<Void> lookAtDirectory() {
        return directory
                .refresh()
                .invoke(this::planJobs)
                .onFailure()
                .invoke(failure -> LOG.warnf("accounts not refreshed: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    @Scheduled(
            identity = "leases",
            every = "3s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = BeforeSchema.class)
    Uni<Void> renewLeases() {
        return leases.renew()
                .onFailure()
                .invoke(failure -> LOG.warnf("leases not renewed: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private synchronized void planJobs() {
        var there = new HashSet<AccountId>();
        directory.all().stream().map(FoundAccount::id).forEach(there::add);
        for (var account : Set.copyOf(jobs)) {
            if (!there.contains(account)) {
                scheduler.unscheduleJob(identity(account));
                jobs.remove(account);
            }
        }
        for (var account : there) {
            if (jobs.add(account)) {
                scheduler
                        .newJob(identity(account))
                        .setInterval(EVERY)
                        .setConcurrentExecution(ConcurrentExecution.SKIP)
                        .setAsyncTask(_ -> worker.tick(account))
                        .schedule();
            }
        }
    }

    private static String identity(AccountId account) {
        return "account " + account;
    }
}
