package io.evenkeel.simulator.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.evenkeel.simulator.answer.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBodyTest {
    private static final BodyShape ITEM =
            BodyShape.named("Item").texts("count").wholes("subaccount").build();
    private static final BodyShape SHAPE = BodyShape.named("CreateOrderV2Request")
            .texts("ticker", "count", "price")
            .wholes("subaccount")
            .flags("post_only")
            .list("orders", ITEM)
            .build();

    @Test
    void fields_are_read_by_their_type_and_unknown_ones_passed_over() {
        var body = read("""
                {"ticker": "T", "count": null, "subaccount": 3, "post_only": true, "more": {"a": 1},
                 "orders": [{"count": "1.00"}, null]}""");
        assertThat(body.text("ticker")).hasValue("T");
        assertThat(body.text("count")).isEmpty();
        assertThat(body.whole("subaccount")).hasValue(3L);
        assertThat(body.flag("post_only")).isTrue();
        assertThat(body.list("orders")).hasSize(2);
        assertThat(body.list("orders").getFirst().text("count")).hasValue("1.00");
        assertThat(body.list("orders").getLast().text("count")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"count": 1, "price": 0.01}   | number into Go struct field CreateOrderV2Request.count of type string
            {"price": 0.01, "count": 1}   | number into Go struct field CreateOrderV2Request.price of type string
            {"subaccount": "1"}           | string into Go struct field CreateOrderV2Request.subaccount of type int
            {"subaccount": 1.5}           | number 1.5 into Go struct field CreateOrderV2Request.subaccount of type int
            {"post_only": {}}             | object into Go struct field CreateOrderV2Request.post_only of type bool
            {"orders": true}              | bool into Go struct field CreateOrderV2Request.orders of type []Item
            {"orders": [{"count": []}]}   | array into Go struct field Item.orders.count of type string
            [1]                           | array into Go value of type api.CreateOrderV2Request
            """)
    void the_first_wrong_type_is_told_as_recorded(String json, String complaint) {
        var refusal = catchThrowableOfType(Refusal.class, () -> read(json));
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.body())
                .containsOnlyKeys("code", "message", "details")
                .containsEntry("code", "bad_request")
                .containsEntry("message", "bad request")
                .containsEntry("details", "json: cannot unmarshal " + complaint);
    }

    @Test
    void text_that_is_no_json_is_a_bad_request() {
        assertThat(catchThrowableOfType(Refusal.class, () -> read("{\"count\": "))
                        .body())
                .containsEntry("code", "bad_request");
        assertThat(catchThrowableOfType(Refusal.class, () -> read("{} {}")).body())
                .containsEntry("code", "bad_request");
    }

    @Test
    void no_body_or_another_content_type_is_told_first() {
        assertThat(catchThrowableOfType(Refusal.class, () -> JsonBody.read("application/json", "", SHAPE))
                        .body())
                .containsEntry("code", "invalid_content_type");
        assertThat(catchThrowableOfType(Refusal.class, () -> JsonBody.read("text/plain", "{}", SHAPE))
                        .body())
                .containsEntry("code", "invalid_content_type");
        assertThat(catchThrowableOfType(Refusal.class, () -> JsonBody.read(null, "{}", SHAPE))
                        .body())
                .containsEntry("code", "invalid_content_type");
    }

    @Test
    void what_is_missing_or_out_of_bounds_is_told_in_the_words_of_the_validator() {
        var body = read("{\"subaccount\": 64}");
        assertThat(catchThrowableOfType(Refusal.class, () -> body.required("ticker"))
                        .body())
                .containsEntry(
                        "msg",
                        "Parameter validation failed for CreateOrderV2: Key: 'CreateOrderV2Request.Ticker'"
                                + " Error:Field validation for 'Ticker' failed on the 'required' tag");
        assertThat(catchThrowableOfType(Refusal.class, () -> body.whole("subaccount", 0, 0, 63))
                        .body()
                        .get("msg"))
                .asString()
                .endsWith("failed on the 'lte' tag");
    }

    private static JsonBody read(String json) {
        return JsonBody.read("application/json; charset=utf-8", json, SHAPE);
    }
}
