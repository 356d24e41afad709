package dev.firsthand.retrieval;

import dev.firsthand.bot.Encoder;

/** Where the encoder stands. Until it is ready, and if it never is, the bot reads lexically. */
public sealed interface EncoderState {

  /** Switched off by configuration. */
  record Off() implements EncoderState {}

  /** Loading in the background. */
  record Loading() implements EncoderState {}

  /** In use. */
  record Ready(Encoder encoder) implements EncoderState {}

  /** Not to be had on this machine; {@code why} is fit for an admin's eyes. */
  record Unavailable(String why) implements EncoderState {}
}
