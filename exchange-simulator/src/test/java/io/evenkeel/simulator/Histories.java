package io.evenkeel.simulator;

import io.evenkeel.stack.ProjectFolder;
import java.nio.file.Path;

/** The histories of the test kit as files, which is how a simulator is given them. */
public final class Histories {
    private Histories() {}

    public static Path file(int number) {
        return ProjectFolder.locate()
                .resolve("libs/testkit/src/main/resources/vectors/pnl/history-" + number + ".json");
    }
}
