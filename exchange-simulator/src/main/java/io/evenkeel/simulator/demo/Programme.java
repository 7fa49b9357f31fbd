package io.evenkeel.simulator.demo;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.simulator.demo.Contest.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is on: four weeks of events that are over, a few that are about to be decided, and those to come. */
final class Programme {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMMdd", Locale.ROOT);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyMMMddHH", Locale.ROOT);
    private static final int CENT = 100;

    /** How a market ends. */
    private record End(String result, Price yesPays) {
        static final End YES = new End("yes", Price.ONE);
        static final End NO = new End("no", Price.ZERO);
        /** A match that was called off. */
        static final End TIE = new End("scalar", Price.parse("0.5000"));
        /** A fair price with a fraction of a cent. */
        static final End FRACTION = new End("scalar", Price.parse("0.3350"));
    }

    private record Team(String name, String code) {}

    /** What all markets of an event have in common. */
    private record Frame(Kind kind, String event, Instant closes) {}

    private final Instant now;
    private final Dice dice;
    private final List<Contest> contests = new ArrayList<>();

    private Programme(Instant now, Dice dice) {
        this.now = now;
        this.dice = dice;
    }

    /** By the time of their close. */
    static List<Contest> at(Instant now, Dice dice) {
        var programme = new Programme(now, dice);
        programme.games();
        programme.thresholds();
        return List.copyOf(programme.contests);
    }

    private void games() {
        game(Kind.FOOTBALL, -26 * 24, team("Kansas City", "KC"), team("Buffalo", "BUF"));
        game(Kind.FOOTBALL, -20 * 24, team("Dallas", "DAL"), team("Green Bay", "GB"));
        game(Kind.FOOTBALL, -19 * 24 - 7, team("Chicago", "CHI"), team("Detroit", "DET"));
        game(Kind.FOOTBALL, -13 * 24, team("Seattle", "SEA"), team("Denver", "DEN"));
        game(Kind.FOOTBALL, -12 * 24 - 5, team("Miami", "MIA"), team("Baltimore", "BAL"));
        game(Kind.FOOTBALL, -6 * 24, team("Houston", "HOU"), team("Cleveland", "CLE"));
        game(Kind.FOOTBALL, 27, team("Buffalo", "BUF"), team("Dallas", "DAL"));
        game(Kind.FOOTBALL, 51, team("Detroit", "DET"), team("Kansas City", "KC"));
        game(Kind.BASKETBALL, -17 * 24, team("Boston", "BOS"), team("New York", "NYK"));
        contest(Kind.BASKETBALL, -11 * 24, team("Phoenix", "PHX"), team("Memphis", "MEM"), List.of(End.TIE, End.TIE));
        game(Kind.BASKETBALL, -5 * 24, team("Denver", "DEN"), team("Utah", "UTA"));
        game(Kind.BASKETBALL, -44, team("Milwaukee", "MIL"), team("Toronto", "TOR"));
        game(Kind.BASKETBALL, 5, team("Boston", "BOS"), team("Miami", "MIA"));
        game(Kind.BASKETBALL, 44, team("Portland", "POR"), team("Houston", "HOU"));
        game(Kind.HOCKEY, -90, team("Ottawa", "OTT"), team("Montreal", "MTL"));
        game(Kind.HOCKEY, 20, team("Calgary", "CGY"), team("Edmonton", "EDM"));
    }

    private void thresholds() {
        levels(Kind.WEATHER, -14 * 24, "Highest temperature in New York", List.of("50° or above", "56° or above"));
        levels(Kind.WEATHER, -7 * 24, "Highest temperature in New York", List.of("46° or above", "52° or above"));
        levels(Kind.WEATHER, -3, "Highest temperature in New York", List.of("44° or above", "49° or above"));
        levels(Kind.WEATHER, 12, "Highest temperature in New York", List.of("41° or above", "47° or above"));
        levels(
                Kind.CRYPTO,
                -8 * 24,
                "Bitcoin price at noon",
                List.of("$96,000 or above", "$99,000 or above"),
                Optional.of(End.FRACTION));
        levels(Kind.CRYPTO, -30, "Bitcoin price at noon", List.of("$97,000 or above", "$98,000 or above"));
        levels(Kind.CRYPTO, 60, "Bitcoin price at noon", List.of("$98,000 or above", "$101,000 or above"));
        levels(
                Kind.PRICES,
                -9 * 24,
                "Consumer prices, monthly change",
                List.of("Above 0.1%", "Above 0.2%", "Above 0.3%"));
        levels(Kind.PRICES, 9 * 24, "Consumer prices, monthly change", List.of("Above 0.2%", "Above 0.3%"));
        levels(
                Kind.RATES,
                17 * 24,
                "Federal funds rate, next decision",
                List.of("Above 3.25%", "Above 3.50%", "Above 3.75%"));
        levels(Kind.POLLS, -50, "Presidential approval", List.of("Above 41%", "Above 43%"));
        levels(Kind.POLLS, 6 * 24, "Presidential approval", List.of("Above 42%", "Above 44%"));
        levels(Kind.FILMS, -10 * 24, "Critics' score of a premiere", List.of("Above 75", "Above 85"));
        levels(Kind.FILMS, -2, "Critics' score of a premiere", List.of("Above 60", "Above 70"));
        levels(Kind.FILMS, 4 * 24, "Critics' score of a premiere", List.of("Above 80", "Above 90"));
    }

    private void game(Kind kind, int hours, Team away, Team home) {
        var ends = dice.chance(50) ? List.of(End.YES, End.NO) : List.of(End.NO, End.YES);
        contest(kind, hours, away, home, ends);
    }

    private void contest(Kind kind, int hours, Team away, Team home, List<End> ends) {
        var closes = closing(hours);
        var frame = new Frame(kind, kind.series() + "-" + told(DAY, closes) + away.code() + home.code(), closes);
        var path = path(frame, ends.getFirst(), new Price(dice.between(30, 70) * (long) CENT), dice.fork());
        var markets = List.of(
                listing(frame, away.code(), away.name(), ends.getFirst(), path),
                listing(frame, home.code(), home.name(), ends.getLast(), path.complement()));
        contests.add(new Contest(kind, frame.event(), away.name() + " at " + home.name(), true, markets));
    }

    /** Markets of which the first are likelier than the last; they walk alike, so that it stays so. */
    private void levels(Kind kind, int hours, String title, List<String> names) {
        levels(kind, hours, title, names, Optional.empty());
    }

    private void levels(Kind kind, int hours, String title, List<String> names, Optional<End> first) {
        var closes = closing(hours);
        var frame = new Frame(kind, kind.series() + "-" + told(HOUR, closes), closes);
        var reached = dice.between(0, names.size());
        var highest = dice.between(58, 74);
        var walk = dice.between(1, 1_000_000);
        var markets = new ArrayList<Listing>();
        for (var i = 0; i < names.size(); i++) {
            var drawn = i < reached ? End.YES : End.NO;
            var end = i == 0 ? first.orElse(drawn) : drawn;
            var start = new Price((highest - 19L * i) * CENT);
            markets.add(listing(frame, "T" + (i + 1), names.get(i), end, path(frame, end, start, new Dice(walk))));
        }
        contests.add(new Contest(kind, frame.event(), title, false, markets));
    }

    private Listing listing(Frame frame, String code, String name, End end, PricePath path) {
        var opens = frame.closes().minus(frame.kind().listed());
        return new Listing(
                frame.event() + "-" + code,
                frame.event(),
                name,
                frame.kind(),
                opens,
                frame.closes(),
                end.result(),
                end.yesPays(),
                path,
                now);
    }

    private PricePath path(Frame frame, End end, Price start, Dice walk) {
        var opens = frame.closes().minus(frame.kind().listed());
        var isPast = !frame.closes().isAfter(now);
        var target = isPast ? (int) end.yesPays().dollarsE4() : -1;
        return PricePath.walk(walk, opens, isPast ? frame.closes() : now.plusSeconds(60), start, target);
    }

    private Instant closing(int hours) {
        return now.plus(Duration.ofHours(hours)).plus(Duration.ofMinutes(dice.between(-20, 20)));
    }

    private static Team team(String name, String code) {
        return new Team(name, code);
    }

    private static String told(DateTimeFormatter format, Instant time) {
        return format.format(time.atOffset(ZoneOffset.UTC)).toUpperCase(Locale.ROOT);
    }
}
