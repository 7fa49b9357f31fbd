package io.evenkeel.kalshi.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.kalshi.wire.EndpointCost;
import io.evenkeel.kalshi.wire.EndpointCosts;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallCostsTest {
    private static final String BASE = "/trade-api/v2";
    private static final String ORDERS = BASE + "/portfolio/events/orders";

    private final CallCosts costs = new CallCosts(BASE);

    @Test
    void until_the_exchange_was_asked_the_published_costs_count() {
        assertThat(costs.of("POST", ORDERS)).isEqualTo(10);
        assertThat(costs.of("POST", ORDERS + "/o-1/amend")).isEqualTo(10);
        assertThat(costs.of("DELETE", ORDERS + "/o-1")).isEqualTo(2);
        assertThat(costs.of("DELETE", ORDERS + "/batched")).isEqualTo(2);
        assertThat(costs.of("DELETE", ORDERS)).isEqualTo(2);
        assertThat(costs.of("GET", BASE + "/portfolio/orders/o-1")).isEqualTo(2);
        assertThat(costs.of("GET", BASE + "/portfolio/orders")).isEqualTo(10);
        assertThat(costs.of("GET", BASE + "/portfolio/orders/o-1/queue_position"))
                .isEqualTo(10);
    }

    @Test
    void the_exchanges_own_list_replaces_them_and_the_most_exact_path_counts() {
        costs.adopt(new EndpointCosts(
                7,
                List.of(
                        new EndpointCost("GET", BASE + "/cf", 150),
                        new EndpointCost("GET", BASE + "/cf/*endpoint", 140),
                        new EndpointCost("DELETE", ORDERS + "/:order_id", 3),
                        new EndpointCost("DELETE", ORDERS + "/batched", 4))));

        assertThat(costs.of("GET", BASE + "/markets")).isEqualTo(7);
        assertThat(costs.of("GET", BASE + "/cf")).isEqualTo(150);
        assertThat(costs.of("GET", BASE + "/cf/a/b/c")).isEqualTo(140);
        assertThat(costs.of("DELETE", ORDERS + "/o-1")).isEqualTo(3);
        assertThat(costs.of("DELETE", ORDERS + "/batched")).isEqualTo(4);
        assertThat(costs.of("DELETE", ORDERS)).isEqualTo(7);
        assertThat(costs.of("POST", ORDERS + "/o-1")).isEqualTo(7);
    }
}
