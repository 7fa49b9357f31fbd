package io.evenkeel.simulator.market.api;

import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Market;
import io.evenkeel.simulator.row.WireRow;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The presentation of an event: its sources and competition as its row tells them, and no pictures. */
final class EventMetadata {
    private static final String NO_PICTURE = "";
    private static final String BLACK = "#000000";

    private EventMetadata() {}

    static Map<String, @Nullable Object> of(WireRow event, Exchange exchange) {
        var answer = Body.with("image_url", NO_PICTURE)
                .and("featured_image_url", NO_PICTURE)
                .and(
                        "market_details",
                        EventResource.markets(exchange, event).stream()
                                .map(EventMetadata::details)
                                .toList())
                .and("settlement_sources", sources(event));
        if (event.fields().get("product_metadata") instanceof Map<?, ?> product) {
            answer.and("competition", product.get("competition"))
                    .and("competition_scope", product.get("competition_scope"));
        }
        return answer.build();
    }

    private static Map<String, @Nullable Object> details(Market market) {
        return Body.with("color_code", BLACK)
                .and("image_url", NO_PICTURE)
                .and("market_ticker", market.ticker())
                .build();
    }

    private static List<?> sources(WireRow event) {
        return event.fields().get("settlement_sources") instanceof List<?> sources ? sources : List.of();
    }
}
