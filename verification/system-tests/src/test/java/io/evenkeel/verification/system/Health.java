package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the services say about themselves, each at its own port. */
final class Health {
    private final Map<String, PublicApi> services;

    Health(Components components) {
        services = Components.SERVICES.stream()
                .collect(Collectors.toMap(name -> name, name -> new PublicApi(components.url(name))));
    }

    /** Ready or not, it is alive: nothing it needs can make somebody restart it. */
    void isAlive(String service) {
        assertThat(services.get(service).get("/q/health/live", null).status())
                .as("%s is alive", service)
                .isEqualTo(200);
    }

    void isReady(String service) {
        var answer = services.get(service).get("/q/health/ready", null);
        assertThat(answer.status()).as("%s: %s", service, answer.body()).isEqualTo(200);
    }

    /** Not ready, and one of the checks that say so has this in its name or data. */
    void names(String service, String reason) {
        var answer = services.get(service).get("/q/health/ready", null);
        assertThat(answer.status()).as("%s: %s", service, answer.body()).isEqualTo(503);
        var down = new ArrayList<String>();
        for (var check : answer.json().path("checks")) {
            if (!check.path("status").textValue().equals("UP")) {
                down.add(check.toString().toLowerCase(Locale.ROOT));
            }
        }
        assertThat(down).as("%s names it", service).anyMatch(check -> check.contains(reason));
    }

    /** Connections of the pool to the database that somebody uses now. */
    double connectionsInUse(String service) {
        return services.get(service)
                .get("/q/metrics", null)
                .body()
                .lines()
                .filter(line -> line.startsWith("sql_pool_active"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
