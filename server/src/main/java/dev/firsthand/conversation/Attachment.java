package dev.firsthand.conversation;

/**
 * A file that goes with a message: where it lies and what it is. Its name and bytes are somebody's
 * words and are kept apart, so that they can be erased.
 *
 * @param id by which the file is kept
 * @param type media type, as its content shows
 * @param size in bytes
 */
public record Attachment(String id, String type, long size) {}
