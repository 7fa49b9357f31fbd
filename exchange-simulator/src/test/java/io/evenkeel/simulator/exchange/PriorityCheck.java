package io.evenkeel.simulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.exchange.event.ExchangeEvent;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.Filled;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.OrderChanged;
import io.evenkeel.simulator.row.WireRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Follows the members' resting orders by what is told of them alone, and expects that whoever is filled while resting
 * was the first in line.
 */
final class PriorityCheck {
    private record Place(String ticker, BookSide side, Price price, Quantity left, long turn) {
        boolean isBefore(Place other) {
            if (!ticker.equals(other.ticker) || side != other.side) {
                return false;
            }
            var better = side == BookSide.BID ? price.compareTo(other.price) : other.price.compareTo(price);
            return better > 0 || (better == 0 && turn < other.turn);
        }
    }

    private final Map<String, Place> line = new HashMap<>();
    private final Map<String, Place> before = new HashMap<>();
    private long turns;

    void follow(List<ExchangeEvent> events) {
        for (var event : events) {
            if (event instanceof OrderChanged changed) {
                change(changed.after().id(), changed.after().row());
            } else if (event instanceof Filled filled
                    && Boolean.FALSE.equals(filled.fill().row().fields().get("is_taker"))) {
                requireFirst(filled.fill().orderId());
            }
        }
    }

    private void change(String id, WireRow row) {
        var known = line.get(id);
        if (known != null) {
            before.put(id, known);
        }
        if (!row.text("status").equals("resting")) {
            line.remove(id);
            return;
        }
        var price = row.parsed("yes_price_dollars", Price::parse);
        var left = row.parsed("remaining_count_fp", Quantity::parse);
        var keptTurn = known != null && known.price().equals(price) && left.compareTo(known.left()) <= 0
                ? known.turn()
                : ++turns;
        var side = row.parsed("book_side", BookSide::ofWire);
        line.put(id, new Place(row.text("ticker"), side, price, left, keptTurn));
    }

    private void requireFirst(String id) {
        var filled = Objects.requireNonNull(before.get(id));
        line.forEach((other, place) -> {
            if (!other.equals(id)) {
                assertThat(place.isBefore(filled)).as(other + " before " + id).isFalse();
            }
        });
    }
}
