package io.evenkeel.launcher;

import java.io.PrintStream;

/** Lines for people: whole ones, whichever thread they come from, at once. */
record Console(PrintStream out, PrintStream err) {
    void line(String text) {
        out.println(text);
        out.flush();
    }

    void error(String text) {
        err.println(text);
        err.flush();
    }
}
