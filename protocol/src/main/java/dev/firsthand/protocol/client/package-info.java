/** Clients that speak the protocol: one for visitors that heals itself, a thin one for agents. */
@NullMarked
package dev.firsthand.protocol.client;

import org.jspecify.annotations.NullMarked;
