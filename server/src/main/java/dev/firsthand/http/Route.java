package dev.firsthand.http;

/**
 * A line of the router's table.
 *
 * @param method {@code GET}, {@code POST} …; {@code SOCKET} for a WebSocket, {@code FILES} for a
 *     folder of static files
 * @param pattern {@code /api/v1/faq/{id}}, or the prefix of the files
 */
public record Route(String method, String pattern) {}
