package io.evenkeel.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.FillId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.id.SeriesTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final Instant AT = Instant.parse("2026-11-12T05:20:26.499983Z");
    private static final Instant RECORDED = Instant.parse("2026-11-15T00:00:01Z");
    private static final MarketTicker TICKER = new MarketTicker("KXODDITY-26E003-A");
    private static final AccountId ALPHA = new AccountId("alpha");

    /** One event of each type, with the values that its sample file in {@code src/test/resources/events} holds. */
    static Stream<EventEnvelope> samples() {
        return Stream.of(
                event(ALPHA, fill()),
                event(ALPHA, settlement()),
                event(
                        ALPHA,
                        new CashMovementRecorded(
                                "d-1", "deposit", "applied", "ach", Money.ofCents(2_000_000), Money.ZERO, AT, AT, 2)),
                event(
                        ALPHA,
                        new PositionObserved(
                                TICKER,
                                Subaccount.PRIMARY,
                                Quantity.parse("-5.33"),
                                Money.parse("2.4518"),
                                Money.ZERO,
                                Money.parse("0.0927"),
                                AT,
                                3)),
                event(ALPHA, new BalanceObserved(Subaccount.PRIMARY, Money.parse("-12.3456"), Money.ofCents(198), AT)),
                event(ALPHA, new AccountObserved("Alpha", "admin", "simulator", "ok", 1)),
                event(
                        null,
                        new MarketObserved(
                                TICKER,
                                new EventTicker("KXODDITY-26E003"),
                                new SeriesTicker("KXODDITY"),
                                "Odd",
                                null,
                                "finalized",
                                "scalar",
                                Price.parse("0.37"),
                                AT,
                                AT,
                                4)),
                event(
                        ALPHA,
                        new SyncRunFinished(
                                new UUID(1, 2), "fills", "succeeded", 66, 60, 1, 5, AT, AT.plusSeconds(1), null)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void what_is_written_reads_back_the_same(EventEnvelope event) {
        assertThat(EventCodec.decode(EventCodec.encode(event))).isEqualTo(new DecodedEvent.Known(event));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void each_type_has_a_sample_that_says_the_same(EventEnvelope event) throws IOException {
        var sample = sample(event.type());
        assertThat(EventCodec.decode(sample)).isEqualTo(new DecodedEvent.Known(event));
        var json = new ObjectMapper();
        assertThat(json.readTree(EventCodec.encode(event))).isEqualTo(json.readTree(sample));
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void no_type_is_without_a_sample_in_this_test(EventType type) {
        assertThat(samples().map(EventEnvelope::type)).contains(type);
        assertThat(EventType.ofWire(type.wire())).contains(type);
    }

    @Test
    void unknown_fields_are_ignored_and_absent_nullable_ones_are_null() {
        var text = text(EventCodec.encode(event(ALPHA, fill())))
                .replace("\"is_taker\":true", "\"is_taker\":true,\"later\":{\"a\":1}")
                .replace("\"fee_dollars\":\"0.092700\",", "");
        var decoded = (DecodedEvent.Known) EventCodec.decode(bytes(text));
        assertThat(((FillRecorded) decoded.envelope().data()).fee()).isNull();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_order_of_fields_does_not_matter(EventEnvelope event) throws IOException {
        var json = new ObjectMapper();
        var there = (ObjectNode) json.readTree(EventCodec.encode(event));
        var turned = json.createObjectNode();
        there.properties().stream().toList().reversed().forEach(field -> turned.set(field.getKey(), field.getValue()));
        assertThat(EventCodec.decode(json.writeValueAsBytes(turned))).isEqualTo(new DecodedEvent.Known(event));
    }

    @ParameterizedTest
    @ValueSource(strings = {"event_id", "type", "occurred_at", "recorded_at", "data"})
    void an_event_without_a_field_that_all_have_is_malformed(String field) throws IOException {
        var json = new ObjectMapper();
        var there = (ObjectNode) json.readTree(EventCodec.encode(event(ALPHA, fill())));
        for (var broken :
                List.of(there.deepCopy().without(field), there.deepCopy().set(field, NullNode.instance))) {
            var bytes = json.writeValueAsBytes(broken);
            assertThatExceptionOfType(MalformedEvent.class).isThrownBy(() -> EventCodec.decode(bytes));
        }
    }

    @Test
    void an_unknown_type_or_version_is_no_error() {
        var text = text(EventCodec.encode(event(ALPHA, fill())));
        assertThat(EventCodec.decode(bytes(text.replace("fill-recorded", "fill-forgotten"))))
                .isInstanceOf(DecodedEvent.Unknown.class);
        assertThat(EventCodec.decode(bytes(text.replace("\"version\":1", "\"version\":2"))))
                .isInstanceOf(DecodedEvent.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"count_fp\":5.33",
                "\"count_fp\":\"5.333\"",
                "\"count_fp\":null",
                "\"count_fp\":\"1e3\"",
                "\"count_fp\":\"5.33\",\"count_fp\":\"5.33\""
            })
    void a_value_that_is_not_exact_makes_the_event_malformed(String broken) {
        var text = text(EventCodec.encode(event(ALPHA, fill()))).replace("\"count_fp\":\"5.33\"", broken);
        assertThatExceptionOfType(MalformedEvent.class).isThrownBy(() -> EventCodec.decode(bytes(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"x\"", "{\"event_id\":\"x\"}", "\u0000\u0001"})
    void bytes_that_are_no_event_are_malformed(String text) {
        assertThatExceptionOfType(MalformedEvent.class).isThrownBy(() -> EventCodec.decode(bytes(text)));
    }

    @Test
    void every_cut_of_an_event_is_malformed_and_nothing_worse() {
        var whole = EventCodec.encode(event(ALPHA, settlement()));
        for (var length = 0; length < whole.length; length++) {
            var cut = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(MalformedEvent.class).isThrownBy(() -> EventCodec.decode(cut));
        }
    }

    @Test
    void the_same_fact_has_the_same_id_and_another_fact_another() {
        var id = EventIds.derive(EventType.FILL_RECORDED, "alpha", "0", "f-1", "1");
        assertThat(id).isEqualTo(EventIds.derive(EventType.FILL_RECORDED, "alpha", "0", "f-1", "1"));
        assertThat(id.version()).isEqualTo(5);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id).isNotEqualTo(EventIds.derive(EventType.FILL_RECORDED, "alpha", "0", "f-1", "2"));
        assertThat(id).isNotEqualTo(EventIds.derive(EventType.FILL_RECORDED, "alpha", "0f", "-1", "1"));
        assertThat(id).isNotEqualTo(EventIds.derive(EventType.SETTLEMENT_RECORDED, "alpha", "0", "f-1", "1"));
    }

    @Test
    void a_subject_holds_no_character_that_nats_gives_a_meaning_to() {
        assertThat(EventSubjects.token("KXBTC-26NOV15-T99999.99")).isEqualTo("KXBTC-26NOV15-T99999=2E99");
        assertThat(EventSubjects.token("a*b>c d=")).isEqualTo("a=2Ab=3Ec=20d=3D");
        assertThat(EventSubjects.of(event(ALPHA, fill()))).isEqualTo("portfolio.fill.alpha.KXODDITY-26E003-A");
    }

    private static EventEnvelope event(@Nullable AccountId account, EventData data) {
        return new EventEnvelope(UUID.fromString("0d3c8f0a-11d2-5a43-8a0e-3f6c5b1f0001"), AT, RECORDED, account, data);
    }

    private static FillRecorded fill() {
        return new FillRecorded(
                new FillId("84f12371-6c79-4c69-b7c1-3e4fece0d6e5"),
                new OrderId("1a6e21c8-3b59-4c25-91c4-4c6e2e28c3d1"),
                TICKER,
                Subaccount.PRIMARY,
                BookSide.ASK,
                Quantity.parse("5.33"),
                Price.parse("0.54"),
                Money.parse("0.0927"),
                true,
                AT,
                1);
    }

    private static SettlementRecorded settlement() {
        return new SettlementRecorded(
                TICKER,
                new EventTicker("KXODDITY-26E003"),
                Subaccount.PRIMARY,
                "no",
                Quantity.ZERO,
                Quantity.parse("5.33"),
                Money.ZERO,
                Money.parse("2.4518"),
                Money.ofCents(533),
                Price.ZERO,
                Money.parse("0.0927"),
                AT,
                1);
    }

    private static byte[] sample(EventType type) throws IOException {
        try (var in = EventCodecTest.class.getResourceAsStream("/events/" + type.wire() + ".json")) {
            assertThat(in).as("sample of " + type.wire()).isNotNull();
            return in.readAllBytes();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
