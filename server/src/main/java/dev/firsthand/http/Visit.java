package dev.firsthand.http;

/**
 * Who is on the other end of a WebSocket.
 *
 * @param client address after trusted proxies; personal data
 * @param addressKey under which the gate counts the connection, or {@link Gate#UNCOUNTED}
 * @param route pattern of the route, for logs
 */
record Visit(String client, long addressKey, String route) {}
