package io.evenkeel.simulator.door.usecase;

import io.evenkeel.simulator.door.AccessKey;
import java.util.List;
import java.util.Optional;

/** The registered keys. May read files: not for an event loop. */
public interface KeyRing {
    Optional<AccessKey> find(String keyId);

    List<AccessKey> all();
}
