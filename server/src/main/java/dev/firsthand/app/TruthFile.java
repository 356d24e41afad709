package dev.firsthand.app;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.past.Truth;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What visitors of a made past meant, beside the database and never in it: begun with the first
 * question, so that a past which is there already keeps its own.
 */
final class TruthFile implements Truth, AutoCloseable {

  private final Path file;
  private @Nullable BufferedWriter writer;

  TruthFile(Path file) {
    this.file = file;
  }

  @Override
  public void meant(ConversationId conversation, long question, @Nullable String meant) {
    try {
      if (writer == null) {
        writer = Files.newBufferedWriter(file);
        writer.write("conversation,question,meant\n");
      }
      writer.write(conversation.value() + "," + question + "," + (meant == null ? "" : meant));
      writer.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }
}
