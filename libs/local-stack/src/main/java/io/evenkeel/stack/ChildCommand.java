package io.evenkeel.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to run as a child.
 *
 * @param name short name for messages
 * @param command program and arguments
 * @param environment variables on top of the ones inherited
 * @param logFile where standard output and error go; rotated, bounded
 * @param stopSignal asks the program to end
 */
public record ChildCommand(
        String name, List<String> command, Map<String, String> environment, Path logFile, StopSignal stopSignal) {
    public ChildCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Without the environment, which carries passwords. */
    @Override
    public String toString() {
        return name;
    }
}
