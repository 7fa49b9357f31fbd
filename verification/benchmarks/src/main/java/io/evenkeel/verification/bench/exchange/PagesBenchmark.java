package io.evenkeel.verification.bench.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import io.evenkeel.verification.bench.Figure;
import io.evenkeel.verification.bench.Figure.Baseline;
import io.evenkeel.verification.bench.exchange.Load.Request;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** One client that walks through a long list of fills again and again, a thousand to a page. */
final class PagesBenchmark implements Load.Source {
    private static final String FILLS = "/trade-api/v2/portfolio/fills";
    private static final double PAGES_AIM = 30;
    private static final JsonFactory JSON = new JsonFactory();

    private final Load load;
    private final Signer account;
    private int limit;
    private String cursor = "";
    private long bytes;

    PagesBenchmark(Load load, Signer account) {
        this.load = load;
        this.account = account;
    }

    List<Figure> measure(int pages) {
        limit = 1_000;
        load.run(pages / 4, this);
        bytes = 0;
        var full = load.run(pages, this);
        var size = bytes / pages;
        // The same call with next to nothing in it: what a page costs beyond its rows.
        limit = 1;
        load.run(pages, this);
        var empty = load.run(pages, this);
        var baseline = new Baseline("pages of one fill, same connection", empty.perSecond());
        return List.of(
                Figure.speed("exchange: pages of 1,000 fills", "/s", full.perSecond(), baseline, PAGES_AIM),
                Figure.plain(
                        "exchange: bytes of pages",
                        "MB/s",
                        size * full.perSecond() / 1e6,
                        new Baseline("one page, MB", size / 1e6)));
    }

    @Override
    public Request next(int connection) {
        return new Request("GET", FILLS + "?limit=" + limit + "&cursor=" + cursor, account.headers("GET", FILLS), "");
    }

    @Override
    public void answered(int connection, Buffer body) {
        bytes += body.length();
        cursor = cursorOf(body);
    }

    /** The first field of a page, by its place in the alphabet. */
    private static String cursorOf(Buffer page) {
        try (var json = JSON.createParser(page.getBytes(0, Math.min(page.length(), 500)))) {
            while (json.nextToken() != JsonToken.FIELD_NAME
                    || !json.currentName().equals("cursor")) {
                // What comes before is passed over.
            }
            return json.nextTextValue();
        } catch (IOException e) {
            throw new UncheckedIOException("a page without a cursor", e);
        }
    }
}
