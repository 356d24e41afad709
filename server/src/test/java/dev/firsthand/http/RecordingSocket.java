package dev.firsthand.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A socket that keeps what it is told, for tests of listeners. Runs tasks at once. */
public final class RecordingSocket implements Socket {

  private final List<String> sent = new ArrayList<>();
  private boolean writable = true;
  private boolean paused;
  private @Nullable Integer closeCode;

  /** What was sent, binary as UTF-8. */
  public List<String> sent() {
    return sent;
  }

  /** The code it was closed with, or null. */
  public @Nullable Integer closeCode() {
    return closeCode;
  }

  /** Whether reading is paused. */
  public boolean paused() {
    return paused;
  }

  /** Plays a peer that reads slowly, or has caught up. */
  public void becomes(boolean nowWritable) {
    writable = nowWritable;
  }

  @Override
  public void send(String text) {
    if (closeCode == null) {
      sent.add(text);
    }
  }

  @Override
  public void send(Frame shared) {
    send(shared.text());
  }

  @Override
  public void sendBinary(byte[] bytes) {
    send(new String(bytes, UTF_8));
  }

  @Override
  public boolean writable() {
    return writable && closeCode == null;
  }

  @Override
  public void close(int code, String reason) {
    closeCode = closeCode == null ? Integer.valueOf(code) : closeCode;
  }

  @Override
  public String client() {
    return "127.0.0.1";
  }

  @Override
  public void execute(Runnable task) {
    task.run();
  }

  @Override
  public void pauseReading() {
    paused = true;
  }

  @Override
  public void resumeReading() {
    paused = false;
  }
}
