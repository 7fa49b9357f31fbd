package io.evenkeel.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How Postgres, which refuses to run as root, is run all the same when we are root, as in most containers. First choice
 * is a user name space of its own: the process keeps our files and loses every privilege. Where that is forbidden it
 * becomes the user "nobody" and gets its folders handed over.
 */
enum Unprivileged {
    /** We are not root: nothing to do. */
    AS_WE_ARE,
    OWN_NAMESPACE,
    NOBODY;

    private static final int NOBODY_ID = 65_534;
    private static final Duration TRIAL = Duration.ofSeconds(10);

    /** Finds out by trying. */
    static Unprivileged choose() {
        if (!isRoot()) {
            return AS_WE_ARE;
        }
        return Stream.of(OWN_NAMESPACE, NOBODY)
                .filter(Unprivileged::works)
                .findFirst()
                .orElseThrow(() -> new StackFailure(
                        "Postgres does not run as root, and neither 'unshare -U' nor 'setpriv' works here:"
                                + " run as another user"));
    }

    List<String> wrap(List<String> command) {
        var wrapped = new ArrayList<>(prefix());
        wrapped.addAll(command);
        return wrapped;
    }

    /** Lets the unprivileged process write here. */
    void handOver(Path path) throws IOException {
        if (this == NOBODY) {
            Files.setAttribute(path, "unix:uid", NOBODY_ID);
            Files.setAttribute(path, "unix:gid", NOBODY_ID);
        }
    }

    /**
     * Lets the unprivileged process reach a folder through its parent, which it still cannot list.
     *
     * @throws StackFailure if a folder further up is closed to it
     */
    void openWayTo(Path path) throws IOException {
        var folder = path.toAbsolutePath().getParent();
        if (this != NOBODY || folder == null) {
            return;
        }
        var permissions = Files.getPosixFilePermissions(folder);
        permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        Files.setPosixFilePermissions(folder, permissions);
        for (@Nullable Path above = folder.getParent(); above != null; above = above.getParent()) {
            if (!Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw new StackFailure(
                        "Postgres runs as 'nobody' here, because it refuses to be root, and cannot reach " + folder
                                + ": " + above + " is closed to it; choose another data folder");
            }
        }
    }

    /** Where unpacked programs are kept: a home of root is closed to "nobody". */
    Path cache() {
        return this == NOBODY
                ? Path.of("/var/cache/evenkeel")
                : Path.of(System.getProperty("user.home"), ".cache", "evenkeel");
    }

    private List<String> prefix() {
        return switch (this) {
            case AS_WE_ARE -> List.of();
            case OWN_NAMESPACE -> List.of("unshare", "-U");
            case NOBODY -> List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        };
    }

    private boolean works() {
        return Programs.run(Path.of("/"), TRIAL, wrap(List.of("true"))).succeeded();
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException _) {
            return "root".equals(System.getProperty("user.name"));
        }
    }
}
