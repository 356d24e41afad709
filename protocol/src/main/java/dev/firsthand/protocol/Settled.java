package dev.firsthand.protocol;

import org.jspecify.annotations.Nullable;

/** Something that an agent settled with the visitor, as the bot is to respect it. */
@Doc(
    "Something that an agent settled with the visitor: the bot neither repeats nor contradicts it.")
public record Settled(
    @Doc("What was settled, in words for the visitor.") @Bounds(min = 1, max = 300)
    String text,

    @Doc(
        "Id of the FAQ entry that is not to be answered from any more; absent if it is about none.")
    @Bounds(min = 1, max = 100)
    @Nullable
    String entry) {}
