package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import io.smallrye.mutiny.Uni;

/** Reads one resource of one account to its end, or fails. */
interface Reading {
    Resource resource();

    Uni<Counts> read(Pass pass);
}
