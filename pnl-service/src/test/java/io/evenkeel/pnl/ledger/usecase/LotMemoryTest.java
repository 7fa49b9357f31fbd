package io.evenkeel.pnl.ledger.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.FillId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.book.Lot;
import io.evenkeel.pnl.book.Side;
import io.evenkeel.pnl.ledger.BookKey;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LotMemoryTest {
    private final LotMemory memory = new LotMemory(6);

    @Test
    void only_the_version_that_was_kept_is_known() {
        memory.keep(key("A"), 3, lots(2));
        assertThat(memory.of(key("A"), 3)).contains(lots(2));
        assertThat(memory.of(key("A"), 4)).isEmpty();
        assertThat(memory.of(key("A"), 2)).isEmpty();
        assertThat(memory.of(key("B"), 3)).isEmpty();
        memory.keep(key("A"), 4, List.of());
        assertThat(memory.of(key("A"), 4)).contains(List.of());
    }

    @Test
    void the_book_that_was_not_used_for_the_longest_time_makes_room() {
        memory.keep(key("A"), 1, lots(1));
        memory.keep(key("B"), 1, lots(1));
        memory.keep(key("C"), 1, lots(1));
        assertThat(memory.of(key("A"), 1)).isPresent();
        memory.keep(key("D"), 1, List.of());
        assertThat(memory.of(key("A"), 1)).isPresent();
        assertThat(memory.of(key("B"), 1)).isEmpty();
        assertThat(memory.of(key("C"), 1)).isPresent();
        memory.keep(key("E"), 1, lots(7));
        assertThat(memory.of(key("E"), 1)).isEmpty();
        memory.keep(key("A"), 1, lots(5));
        assertThat(memory.of(key("A"), 1)).isPresent();
    }

    private static BookKey key(String ticker) {
        return new BookKey(new AccountId("alpha"), Subaccount.PRIMARY, new MarketTicker(ticker));
    }

    private static List<Lot> lots(int count) {
        var lot = new Lot(
                new FillId("fill"),
                null,
                Instant.parse("2026-01-01T00:00:00Z"),
                Side.YES,
                Price.ONE,
                Quantity.parse("1"),
                null);
        return Collections.nCopies(count, lot);
    }
}
