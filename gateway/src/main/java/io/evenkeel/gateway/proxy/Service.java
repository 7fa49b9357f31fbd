package io.evenkeel.gateway.proxy;

import java.util.List;
import java.util.Optional;

/** A service behind the gateway, with the paths that it answers. */
public enum Service {
    SYNC("sync-service"),
    PNL("pnl-service");

    private static final List<String> SYNC_ROOTS = List.of(
            "/api/accounts",
            "/api/sync",
            "/api/fills",
            "/api/orders",
            "/api/settlements",
            "/api/positions",
            "/api/cash-movements",
            "/api/portfolio");
    private static final List<String> PNL_ROOTS = List.of("/api/pnl");

    private final String title;

    Service(String title) {
        this.title = title;
    }

    /** Its name as people know it. */
    public String title() {
        return title;
    }

    /** The service that answers this path: one of its roots, or something below one. */
    public static Optional<Service> of(String path) {
        for (var service : values()) {
            for (var root : service.roots()) {
                if (path.equals(root) || path.startsWith(root + "/")) {
                    return Optional.of(service);
                }
            }
        }
        return Optional.empty();
    }

    private List<String> roots() {
        return switch (this) {
            case SYNC -> SYNC_ROOTS;
            case PNL -> PNL_ROOTS;
        };
    }
}
