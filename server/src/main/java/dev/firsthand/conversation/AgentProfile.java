package dev.firsthand.conversation;

import org.jspecify.annotations.Nullable;

/**
 * An agent as the visitor meets them.
 *
 * @param title what they do, in words for visitors; may be empty
 * @param picture path of a picture on this server, or null
 */
public record AgentProfile(
    AgentId id, String name, String title, @Nullable String picture) {}
