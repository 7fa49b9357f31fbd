package io.evenkeel.sync.run.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.sync.ingest.usecase.Fence;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Who works on which account. */
public interface Leases {
    /** Takes the account unless another worker holds it. */
    Uni<Optional<Fence>> acquire(AccountId account);

    /** Keeps the leases that this process holds while it reads. */
    Uni<Void> renew();

    /** Gives the account back, so that nobody has to wait. */
    Uni<Void> release(Fence fence);
}
