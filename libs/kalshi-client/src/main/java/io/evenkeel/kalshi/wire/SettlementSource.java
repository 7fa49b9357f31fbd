package io.evenkeel.kalshi.wire;

import org.jspecify.annotations.Nullable;

/** Whose word decides. */
public record SettlementSource(
        @Nullable String name, @Nullable String url) {

    static SettlementSource read(Fields in) {
        return new SettlementSource(in.wordsOrNull("name"), in.wordsOrNull("url"));
    }
}
