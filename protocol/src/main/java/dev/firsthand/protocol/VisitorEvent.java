package dev.firsthand.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** An event of a conversation as its visitor sees it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface VisitorEvent permits SharedEvent {}
