package io.evenkeel.web.service;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks whether a bearer token is good that says it comes from a service. */
public final class ServiceTokenRequest extends BaseAuthenticationRequest {
    private final String service;
    private final String token;

    /** @param service what the token's header names as the key; not verified yet */
    public ServiceTokenRequest(String service, String token) {
        this.service = service;
        this.token = token;
    }

    String service() {
        return service;
    }

    String token() {
        return token;
    }
}
