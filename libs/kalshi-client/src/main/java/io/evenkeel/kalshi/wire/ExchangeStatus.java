package io.evenkeel.kalshi.wire;

/** Whether the exchange is there, and whether it trades. */
public record ExchangeStatus(boolean exchangeActive, boolean tradingActive) {

    static ExchangeStatus read(Fields in) {
        return new ExchangeStatus(in.flag("exchange_active"), in.flag("trading_active"));
    }
}
