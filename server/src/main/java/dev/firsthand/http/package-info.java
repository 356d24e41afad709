/**
 * The Netty server: HTTP and WebSocket on one port, with router, static files and limits. Knows no
 * chat.
 */
@NullMarked
package dev.firsthand.http;

import org.jspecify.annotations.NullMarked;
