package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.sync.ingest.Resource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what is new or changed from what is kept already, and sets apart what contradicts it. */
@ApplicationScoped
class Sift {
    /** The exchange's clock may run a little ahead of ours. */
    static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    private static final Set<Resource> FACTS = Set.of(Resource.FILLS, Resource.SETTLEMENTS, Resource.CASH_MOVEMENTS);

    private final Records records;
    private final Clock clock;

    Sift(Records records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * What is to be written.
     *
     * @param replacing how many of the fresh ones are kept already with another content
     */
    record Sifted(List<Kept> fresh, int replacing, List<Apart> apart) {
        Sifted plus(Sifted other) {
            var all = new ArrayList<>(fresh);
            all.addAll(other.fresh);
            var set = new ArrayList<>(apart);
            set.addAll(other.apart);
            return new Sifted(all, replacing + other.replacing, set);
        }
    }

    /** @param chunk each id once */
    Uni<Sifted> sift(AccountId account, Resource resource, List<Kept> chunk) {
        var ids = chunk.stream().map(Kept::id).toList();
        return records.contentHashes(account, resource, ids).chain(hashes -> {
            var unlike = chunk.stream()
                    .filter(kept -> !kept.contentHash().equals(hashes.get(kept.id())))
                    .toList();
            var known = unlike.stream()
                    .filter(kept ->
                            hashes.containsKey(kept.id()) && !kept.nature().equals(Kept.Nature.FREE))
                    .map(Kept::id)
                    .toList();
            var replacing = (int) unlike.stream()
                    .filter(kept -> hashes.containsKey(kept.id()))
                    .count();
            return known.isEmpty()
                    ? Uni.createFrom().item(new Sifted(unlike, replacing, flagged(resource, unlike)))
                    : records.texts(account, resource, known).map(texts -> judged(resource, unlike, replacing, texts));
        });
    }

    private Sifted judged(Resource resource, List<Kept> unlike, int replacing, Map<String, StoredText> texts) {
        var fresh = new ArrayList<Kept>();
        var apart = new ArrayList<Apart>();
        for (var came : unlike) {
            var text = texts.get(came.id());
            var refusal = text != null && text.read() instanceof StoredText.Reading.Understood kept
                    ? Replacement.refusal(kept.kept(), came)
                    : Optional.<String>empty();
            refusal.ifPresentOrElse(
                    reason -> apart.add(apart(resource, Apart.Kind.CONFLICT, came, reason)), () -> fresh.add(came));
        }
        var refused = apart.size();
        apart.addAll(flagged(resource, fresh));
        return new Sifted(fresh, replacing - refused, apart);
    }

    private List<Apart> flagged(Resource resource, List<Kept> fresh) {
        if (!FACTS.contains(resource)) {
            return List.of();
        }
        var latest = clock.instant().plus(AHEAD_MAX);
        return fresh.stream()
                .filter(kept -> kept.occurredAt().isAfter(latest))
                .map(kept -> apart(
                        resource, Apart.Kind.FLAGGED, kept, "its time " + kept.occurredAt() + " is in the future"))
                .toList();
    }

    static Apart apart(Resource resource, Apart.Kind kind, Kept kept, String reason) {
        return new Apart(kind, Lists.of(resource, kept.id()), kept.subaccount(), kept.id(), kept.raw(), reason);
    }
}
