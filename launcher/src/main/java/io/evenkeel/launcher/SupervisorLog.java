package io.evenkeel.launcher;

import io.evenkeel.stack.RotatingLog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a supervisor says: in its log, which is bounded, and to the one who started it as long as that one listens. */
final class SupervisorLog extends OutputStream {
    private final RotatingLog log;
    private final OutputStream listener;
    private boolean listens = true;

    private SupervisorLog(RotatingLog log, OutputStream listener) {
        this.log = log;
        this.listener = listener;
    }

    static PrintStream open(Path file, OutputStream listener) {
        return new PrintStream(new SupervisorLog(new RotatingLog(file), listener), true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        // The log first: what was heard is in it. A full disk costs log lines, not what the listener hears.
        try {
            log.write(bytes, offset, length);
        } finally {
            tell(bytes, offset, length);
        }
    }

    private void tell(byte[] bytes, int offset, int length) {
        if (!listens) {
            return;
        }
        try {
            listener.write(bytes, offset, length);
            listener.flush();
        } catch (IOException _) {
            listens = false;
        }
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
