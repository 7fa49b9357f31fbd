package io.evenkeel.simulator.exchange.usecase;

import io.evenkeel.simulator.exchange.Outcome;
import io.evenkeel.simulator.matching.Instruction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A caller with instructions who waits for the engine; served under the writer's lock. */
final class Waiting {
    private final List<Instruction> instructions;
    private @Nullable List<Outcome> outcomes;
    private @Nullable RuntimeException failure;

    Waiting(List<Instruction> instructions) {
        this.instructions = List.copyOf(instructions);
    }

    List<Instruction> instructions() {
        return instructions;
    }

    boolean isServed() {
        return outcomes != null || failure != null;
    }

    /** Takes as many outcomes as there are instructions. */
    void serve(Iterator<Outcome> next) {
        var mine = new ArrayList<Outcome>(instructions.size());
        for (var i = 0; i < instructions.size(); i++) {
            mine.add(next.next());
        }
        outcomes = mine;
    }

    void fail(RuntimeException cause) {
        failure = cause;
    }

    List<Outcome> outcomes() {
        if (failure != null) {
            throw new IllegalStateException("the instructions could not be journalled or made", failure);
        }
        if (outcomes == null) {
            throw new IllegalStateException("nobody served this caller");
        }
        return outcomes;
    }
}
