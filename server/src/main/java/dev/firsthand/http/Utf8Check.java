package dev.firsthand.http;

import io.netty.util.ByteProcessor;

/**
 * Checks UTF-8 as it comes in, byte by byte: well-formed as in Table 3-7 of the Unicode standard,
 * so without surrogates, overlong forms or numbers past U+10FFFF. Confined to one thread.
 */
final class Utf8Check implements ByteProcessor {

  private static final int FIRST_CONTINUATION = 0x80;
  private static final int LAST_CONTINUATION = 0xbf;

  private int missing;
  private int least = FIRST_CONTINUATION;
  private int most = LAST_CONTINUATION;

  /** Takes the next byte; false if it can't stand there. */
  @Override
  public boolean process(byte value) {
    int b = value & 0xff;
    return missing == 0 ? starts(b) : continues(b);
  }

  /** Whether the text may end here. */
  boolean complete() {
    return missing == 0;
  }

  private boolean starts(int b) {
    if (b <= 0x7f) {
      return true;
    }
    missing = b < 0xc2 || b > 0xf4 ? 0 : b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
    least = switch (b) {
      case 0xe0 -> 0xa0;
      case 0xf0 -> 0x90;
      default -> FIRST_CONTINUATION;
    };
    most = switch (b) {
      case 0xed -> 0x9f;
      case 0xf4 -> 0x8f;
      default -> LAST_CONTINUATION;
    };
    return missing > 0;
  }

  private boolean continues(int b) {
    if (b < least || b > most) {
      return false;
    }
    missing--;
    least = FIRST_CONTINUATION;
    most = LAST_CONTINUATION;
    return true;
  }
}
