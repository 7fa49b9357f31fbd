package io.evenkeel.verification.bench;

import java.util.Locale;

/**
 * One measured figure and what it is compared with.
 *
 * @param name what was measured
 * @param unit of both numbers
 * @param measured by us
 * @param baselineName what else was measured in the same run
 * @param baseline its number
 * @param aim in words; empty if there is none
 * @param reached whether the aim is met; true if there is none
 */
public record Figure(
        String name, String unit, double measured, String baselineName, double baseline, String aim, boolean reached) {

    /** A speed whose share of the baseline's is what counts. */
    public static Figure share(String name, String unit, double measured, Baseline baseline, double atLeast) {
        return new Figure(
                name,
                unit,
                measured,
                baseline.name(),
                baseline.value(),
                String.format(Locale.ROOT, "ratio >= %.1f", atLeast),
                measured / baseline.value() >= atLeast);
    }

    /** A speed that should be reached. */
    public static Figure speed(String name, String unit, double measured, Baseline baseline, double atLeast) {
        return new Figure(
                name,
                unit,
                measured,
                baseline.name(),
                baseline.value(),
                String.format(Locale.ROOT, ">= %,.0f", atLeast),
                measured >= atLeast);
    }

    /** A time or an amount that should not be exceeded. */
    public static Figure bound(String name, String unit, double measured, Baseline baseline, double below) {
        return new Figure(
                name,
                unit,
                measured,
                baseline.name(),
                baseline.value(),
                String.format(Locale.ROOT, "< %,.0f", below),
                measured < below);
    }

    /** Something to know, without an aim. */
    public static Figure plain(String name, String unit, double measured, Baseline baseline) {
        return new Figure(name, unit, measured, baseline.name(), baseline.value(), "", true);
    }

    /** The measured number as a multiple of the baseline. */
    public double ratio() {
        return measured / baseline;
    }

    /** What a figure is compared with. */
    public record Baseline(String name, double value) {}
}
