package dev.firsthand.retrieval;

/** The encoder cannot be loaded or asked; the message says why, without any visitor's text. */
public final class EncoderException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public EncoderException(String message) {
    super(message);
  }

  public EncoderException(String message, Throwable cause) {
    super(message, cause);
  }
}
