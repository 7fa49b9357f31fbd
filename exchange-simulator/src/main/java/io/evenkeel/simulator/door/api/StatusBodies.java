package io.evenkeel.simulator.door.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenkeel.simulator.fault.Fault;
import java.util.Map;

/** Bodies of ordered error answers: in any of the four shapes, of which each status has a usual one, or as ordered. */
final class StatusBodies {
    static final String WEB_PAGE = "<html><body><h1>Just a moment...</h1></body></html>";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StatusBodies() {}

    static String of(Fault fault) {
        if (fault.value() instanceof Map<?, ?> body) {
            return ordered(body);
        }
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

    private static String ordered(Map<?, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a body of plain values cannot be written", impossible);
        }
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
