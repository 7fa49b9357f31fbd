package io.evenkeel.verification.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The figures as a table for people and as JSON for programs. */
final class Report {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String ROW = "%-34s %14s %-7s %14s %7s  %-13s %-4s %s%n";

    private final List<Figure> figures;

    Report(List<Figure> figures) {
        this.figures = List.copyOf(figures);
    }

    String table() {
        var table = new StringBuilder();
        table.append(String.format(
                Locale.ROOT, ROW, "figure", "measured", "unit", "baseline", "ratio", "aim", "met", "the baseline is"));
        for (var figure : figures) {
            table.append(String.format(
                    Locale.ROOT,
                    ROW,
                    figure.name(),
                    number(figure.measured()),
                    figure.unit(),
                    number(figure.baseline()),
                    String.format(Locale.ROOT, "%.2f", figure.ratio()),
                    figure.aim(),
                    figure.aim().isEmpty() ? "" : figure.reached() ? "yes" : "no",
                    figure.baselineName()));
        }
        return table.append(machine()).append('\n').toString();
    }

    void writeTo(Path file, Instant now) throws IOException {
        var root = JSON.createObjectNode();
        root.put("at", now.toString()).put("machine", machine());
        var rows = root.putArray("figures");
        for (var figure : figures) {
            ObjectNode row = rows.addObject();
            row.put("name", figure.name()).put("unit", figure.unit()).put("measured", figure.measured());
            row.put("baseline_name", figure.baselineName()).put("baseline", figure.baseline());
            row.put("ratio", figure.ratio()).put("aim", figure.aim()).put("reached", figure.reached());
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, JSON.writeValueAsBytes(root));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%,.2f" : "%,.0f", value);
    }

    private static String machine() {
        return "machine: %d processors, %s, %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        System.getProperty("os.name"),
                        System.getProperty("java.version"));
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException _) {
            return System.getProperty("os.arch");
        }
    }
}
