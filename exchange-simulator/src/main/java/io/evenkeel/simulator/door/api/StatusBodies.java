package io.evenkeel.simulator.door.api;

import io.evenkeel.simulator.fault.Fault;

/** Bodies of ordered error answers, in any of the four shapes; each status has one that is usual for it. */
final class StatusBodies {
    private StatusBodies() {}

    static String of(Fault fault) {
        var usual = fault.number() == 429 ? "text" : "nested";
        var code = code(fault.number());
        var message = code.replace('_', ' ');
        return switch (String.valueOf(fault.value() == null ? usual : fault.value())) {
            case "text" -> "{\"error\":\"" + message + "\"}";
            case "flat" -> "{\"code\":\"" + code + "\",\"message\":\"" + message + "\",\"details\":\"\"}";
            case "msg" -> "{\"msg\":\"" + message + "\"}";
            case "html" -> "<html><body><h1>" + fault.number() + "</h1></body></html>";
            case "empty" -> "";
            default -> "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}";
        };
    }

    private static String code(int status) {
        return switch (status) {
            case 400 -> "bad_request";
            case 401 -> "authentication_error";
            case 403 -> "permission_denied";
            case 404 -> "not_found";
            case 409 -> "conflict";
            case 429 -> "too_many_requests";
            case 503 -> "service_unavailable";
            case 504 -> "gateway_timeout";
            default -> "internal_server_error";
        };
    }
}
