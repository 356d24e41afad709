package dev.firsthand.protocol;

/**
 * Where a client stood when its last socket ended.
 *
 * @param era the log's era that it read
 * @param conversation the conversation that it read
 * @param seq the last number that it has
 */
@Doc("Where a client stood when its last socket ended.")
public record Resume(
    @Bounds(min = 1, max = 64) String era,
    @Bounds(min = 1, max = 100) String conversation,
    @Bounds(max = Long.MAX_VALUE) long seq) {}
