package dev.firsthand.http;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The compression of {@code permessage-deflate} (RFC 7692), without context takeover on either
 * side: no socket keeps a window, so an idle socket costs no memory for it.
 */
final class Deflation {

  private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};
  private static final int STEP = 8 * 1024;

  private Deflation() {}

  static byte[] deflate(byte[] plain) {
    var deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(plain);
      var out = new ByteArrayOutputStream(plain.length / 2 + 16);
      var step = new byte[STEP];
      int made;
      do {
        made = deflater.deflate(step, 0, step.length, Deflater.SYNC_FLUSH);
        out.write(step, 0, made);
      } while (made == step.length);
      var bytes = out.toByteArray();
      return Arrays.copyOf(bytes, bytes.length - TAIL.length);
    } finally {
      deflater.end();
    }
  }

  /**
   * Inflates a message; stops as soon as it turns out larger than {@code most}.
   *
   * @return the message, or nothing if it is too large
   * @throws DataFormatException if the data is damaged
   */
  static Optional<byte[]> inflate(byte[] compressed, int most) throws DataFormatException {
    var inflater = new Inflater(true);
    try {
      var out = new ByteArrayOutputStream(
          Math.min(most, compressed.length * 3L + 64) > STEP ? STEP : 256);
      return pour(inflater, compressed, out, most) && pour(inflater, TAIL, out, most)
          ? Optional.of(out.toByteArray())
          : Optional.empty();
    } finally {
      inflater.end();
    }
  }

  private static boolean pour(Inflater inflater, byte[] in, ByteArrayOutputStream out, int most)
      throws DataFormatException {
    inflater.setInput(in);
    var step = new byte[STEP];
    int made;
    do {
      made = inflater.inflate(step);
      if (out.size() + made > most) {
        return false;
      }
      out.write(step, 0, made);
    } while (made > 0);
    if (inflater.needsDictionary()) {
      throw new DataFormatException("dictionary");
    }
    return true;
  }
}
