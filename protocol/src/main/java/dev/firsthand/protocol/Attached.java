package dev.firsthand.protocol;

/**
 * A file that goes with a message.
 *
 * @param id the file is at {@code /api/v1/files/{id}}, for who may read the conversation
 * @param type media type, as its content shows: pictures, PDF or plain text
 * @param size in bytes
 */
@Doc("A file that goes with a message; its bytes are at /api/v1/files/{id}.")
public record Attached(
    String id,
    @Doc("Media type, as the file's content shows.") String type,
    @Doc("In bytes.") long size) {}
