package io.evenkeel.contracts.time;

import java.time.Instant;
import java.time.LocalDate;

/** Text of instants, exactly as {@link Instant#parse} and {@link Instant#toString} have it, in much less time. */
public final class UtcTime {
    /** Of {@code 2026-11-15T00:00:00Z}, and with nine decimals. */
    private static final int LENGTH_MIN = 20;

    private static final int LENGTH_MAX = 30;
    private static final int SECONDS_END = 19;
    private static final int NANO_DIGITS = 9;
    private static final int DAY_SECONDS = 86_400;
    /** Years 1970 to 9999: four digits and no sign. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private UtcTime() {}

    /** @throws java.time.DateTimeException if the text is no instant */
    public static Instant parse(String text) {
        var length = text.length();
        if (length < LENGTH_MIN || length > LENGTH_MAX || text.charAt(length - 1) != 'Z' || !isSeparated(text)) {
            return Instant.parse(text);
        }
        var hour = number(text, 11, 13);
        var minute = number(text, 14, 16);
        var second = number(text, 17, SECONDS_END);
        var nano = length == LENGTH_MIN ? 0 : nano(text, length - 1);
        var year = number(text, 0, 4);
        var month = number(text, 5, 7);
        var day = number(text, 8, 10);
        if ((hour | minute | second | nano | year | month | day) < 0 || hour > 23 || minute > 59 || second > 59) {
            return Instant.parse(text);
        }
        var seconds = LocalDate.of(year, month, day).toEpochDay() * DAY_SECONDS + hour * 3600L + minute * 60L + second;
        return Instant.ofEpochSecond(seconds, nano);
    }

    public static String print(Instant time) {
        var seconds = time.getEpochSecond();
        if (seconds < 0 || seconds > LAST_SECOND) {
            return time.toString();
        }
        var date = LocalDate.ofEpochDay(seconds / DAY_SECONDS);
        var ofDay = (int) (seconds % DAY_SECONDS);
        var text = new StringBuilder(LENGTH_MAX);
        digits(text, date.getYear(), 4);
        digits(text.append('-'), date.getMonthValue(), 2);
        digits(text.append('-'), date.getDayOfMonth(), 2);
        digits(text.append('T'), ofDay / 3600, 2);
        digits(text.append(':'), ofDay / 60 % 60, 2);
        digits(text.append(':'), ofDay % 60, 2);
        fraction(text, time.getNano());
        return text.append('Z').toString();
    }

    private static boolean isSeparated(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && (text.length() == LENGTH_MIN || text.charAt(SECONDS_END) == '.');
    }

    /** Nothing but digits, or -1. */
    private static int number(String text, int start, int end) {
        var value = 0;
        for (var i = start; i < end; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int nano(String text, int end) {
        var start = SECONDS_END + 1;
        var value = start < end ? number(text, start, end) : -1;
        for (var i = end - start; value > 0 && i < NANO_DIGITS; i++) {
            value *= 10;
        }
        return value;
    }

    /** None, three, six or nine digits. */
    private static void fraction(StringBuilder text, int nano) {
        if (nano == 0) {
            return;
        }
        text.append('.');
        if (nano % 1_000_000 == 0) {
            digits(text, nano / 1_000_000, 3);
        } else if (nano % 1_000 == 0) {
            digits(text, nano / 1_000, 6);
        } else {
            digits(text, nano, NANO_DIGITS);
        }
    }

    private static void digits(StringBuilder text, int value, int width) {
        var start = text.length();
        text.repeat('0', width);
        var rest = value;
        for (var i = start + width - 1; i >= start; i--) {
            text.setCharAt(i, (char) ('0' + rest % 10));
            rest /= 10;
        }
    }
}
