package io.evenkeel.web;

/**
 * One thing that is wrong with a request.
 *
 * @param field name of the parameter, header or JSON field (dotted path); {@code body} when the body as a whole is
 *     meant
 * @param in where it stands: {@code query}, {@code path}, {@code header} or {@code body}
 * @param message what is wrong, without repeating the value
 */
public record Violation(String field, String in, String message) {}
