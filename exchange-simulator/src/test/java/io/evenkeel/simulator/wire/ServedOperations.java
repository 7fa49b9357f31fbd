package io.evenkeel.simulator.wire;

import io.evenkeel.stack.ProjectFolder;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the simulator's resources answer below the root of the exchange, as their annotations say. */
final class ServedOperations {
    private ServedOperations() {}

    /** Methods and paths, as {@code GET /markets/{ticker}}. */
    static Set<String> all() throws IOException {
        var classes = ProjectFolder.locate().resolve("exchange-simulator/target/classes");
        try (var files = Files.walk(classes)) {
            var served = new TreeSet<String>();
            files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith("Resource.class"))
                    .map(name -> name.replace(".class", "").replace('/', '.'))
                    .flatMap(ServedOperations::ofClass)
                    .forEach(served::add);
            return served;
        }
    }

    private static Stream<String> ofClass(String name) {
        try {
            var resource = Class.forName(name, false, ServedOperations.class.getClassLoader());
            var root = resource.getAnnotation(Path.class);
            return root == null || !root.value().startsWith(SimulatorProcess.ROOT)
                    ? Stream.of()
                    : Arrays.stream(resource.getDeclaredMethods()).flatMap(method -> ofMethod(root.value(), method));
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(gone);
        }
    }

    private static Stream<String> ofMethod(String root, Method method) {
        var path = method.getAnnotation(Path.class);
        var whole = root.substring(SimulatorProcess.ROOT.length()) + (path == null ? "" : path.value());
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .flatMap(verb -> spelledOut(whole).map(spelled -> verb.value() + " " + spelled));
    }

    /** A variable part with alternatives, as {@code {change:amend|decrease}}, stands for several paths. */
    private static Stream<String> spelledOut(String path) {
        var colon = path.indexOf(':');
        if (colon < 0) {
            return Stream.of(path);
        }
        var from = path.lastIndexOf('{', colon);
        var to = path.indexOf('}', colon);
        return Arrays.stream(path.substring(colon + 1, to).split("\\|", -1))
                .flatMap(each -> spelledOut(path.substring(0, from) + each + path.substring(to + 1)));
    }
}
