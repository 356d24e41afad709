package dev.firsthand.protocol;

import org.jspecify.annotations.Nullable;

/**
 * An agent as others see them.
 *
 * @param title what they do, in words for visitors: "Customer care"; may be empty
 * @param picture path of a picture on this server, or null where there is none
 */
@Doc("An agent as others see them.")
public record Person(
    @Doc("The agent's id.") String id,
    String name,

    @Doc("What they do, in words for visitors; may be empty.")
    String title,

    @Doc("Path of a picture on this server.") @Nullable String picture) {}
