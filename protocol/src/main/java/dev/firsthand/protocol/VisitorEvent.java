package dev.firsthand.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * An event of a conversation as its visitor sees it. One of a type that this reader does not know
 * reads as {@link SharedEvent.Internal}, so that its number is not lost.
 */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    property = "type",
    defaultImpl = SharedEvent.Internal.class)
public sealed interface VisitorEvent permits SharedEvent {}
