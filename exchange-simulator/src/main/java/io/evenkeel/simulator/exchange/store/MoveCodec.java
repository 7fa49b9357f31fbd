package io.evenkeel.simulator.exchange.store;

import io.evenkeel.simulator.exchange.Change.MarketMoved;
import io.evenkeel.simulator.exchange.life.Ending;
import io.evenkeel.simulator.exchange.life.MarketMove;
import io.evenkeel.simulator.exchange.life.MarketMove.Amend;
import io.evenkeel.simulator.exchange.life.MarketMove.Determine;
import io.evenkeel.simulator.exchange.life.MarketMove.Dispute;
import io.evenkeel.simulator.exchange.life.MarketMove.Finish;
import io.evenkeel.simulator.exchange.life.MarketMove.MoveClose;
import io.evenkeel.simulator.exchange.life.MarketMove.Pause;
import io.evenkeel.simulator.exchange.life.MarketMove.Reopen;
import io.evenkeel.simulator.exchange.life.MarketMove.Settle;
import io.evenkeel.simulator.exchange.life.Verdict;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Moves of markets as journalled objects. */
final class MoveCodec {
    private MoveCodec() {}

    static Map<String, @Nullable Object> print(MarketMoved moved) {
        var fields = ChangeCodec.fields("market-moved", "ticker", moved.ticker());
        switch (moved.move()) {
            case Pause _ -> fields.put("move", "pause");
            case Reopen _ -> fields.put("move", "reopen");
            case MoveClose close -> {
                fields.put("move", "move-close");
                fields.put("close_time", close.closeTime().toString());
            }
            case Determine determine -> put(fields, "determine", determine.verdict(), determine.payoutLag());
            case Dispute _ -> fields.put("move", "dispute");
            case Amend amend -> put(fields, "amend", amend.verdict(), Duration.ZERO);
            case Finish _ -> fields.put("move", "finish");
            case Settle settle -> put(fields, "settle", settle.verdict(), settle.payoutLag());
        }
        return fields;
    }

    static MarketMoved read(WireRow row) {
        return new MarketMoved(row.text("ticker"), move(row));
    }

    private static MarketMove move(WireRow row) {
        return switch (row.text("move")) {
            case "pause" -> new Pause();
            case "reopen" -> new Reopen();
            case "move-close" -> new MoveClose(row.instant("close_time"));
            case "determine" -> new Determine(Verdict.of(row), Ending.lag(row));
            case "dispute" -> new Dispute();
            case "amend" -> new Amend(Verdict.of(row));
            case "finish" -> new Finish();
            case "settle" -> new Settle(Verdict.of(row), Ending.lag(row));
            default -> throw new BadInput("move", "is unknown: " + row.text("move"));
        };
    }

    private static void put(Map<String, @Nullable Object> fields, String move, Verdict verdict, Duration lag) {
        fields.put("move", move);
        fields.put("result", verdict.result());
        fields.put("value_dollars", verdict.yesPays().toString());
        fields.put("payout_lag", lag.toString());
    }
}
