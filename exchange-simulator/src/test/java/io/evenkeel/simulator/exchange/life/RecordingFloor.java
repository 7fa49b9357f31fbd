package io.evenkeel.simulator.exchange.life;

import io.evenkeel.simulator.exchange.Market;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps the rows of markets and writes down what their lives asked for. */
final class RecordingFloor implements Floor {
    private final Map<String, WireRow> rows = new HashMap<>();
    private final List<String> happened = new ArrayList<>();
    private Instant now;
    private boolean resting;

    RecordingFloor(Instant now) {
        this.now = now;
    }

    void put(String ticker, Map<String, Object> fields) {
        rows.put(ticker, WireRow.of(fields).with("ticker", ticker));
    }

    WireRow row(String ticker) {
        return Objects.requireNonNull(rows.get(ticker), ticker);
    }

    String status(String ticker) {
        return row(ticker).text("status");
    }

    /** One line per thing, with the time of day. */
    List<String> happened() {
        return happened;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void passTo(Instant moment) {
        now = moment;
    }

    @Override
    public Optional<Instant> nextExpiry() {
        return Optional.empty();
    }

    @Override
    public Optional<Market> market(String ticker) {
        return Optional.ofNullable(rows.get(ticker)).map(row -> Market.of(row, now));
    }

    @Override
    public void change(String ticker, WireRow fields) {
        rows.put(ticker, row(ticker).overlaidWith(fields));
    }

    /** An order rests from now on until orders are cancelled. */
    void rest() {
        resting = true;
    }

    @Override
    public boolean hasOrders(String ticker) {
        return resting;
    }

    @Override
    public void cancelOrders(String ticker, @Nullable String reason) {
        resting = false;
        note("cancel " + reason);
    }

    @Override
    public void payOut(Market market, Verdict verdict) {
        note("pay " + verdict.result() + " " + verdict.yesPays());
    }

    @Override
    public void announce(String ticker, String eventType, Map<String, Object> extras) {
        note(eventType + " " + new TreeMap<>(extras));
    }

    private void note(String what) {
        happened.add(now.toString().substring(11, 16) + " " + what);
    }
}
