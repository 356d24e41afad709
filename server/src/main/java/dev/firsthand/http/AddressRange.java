package dev.firsthand.http;

import io.netty.util.NetUtil;
import java.util.Arrays;

/** A range of addresses: {@code 10.0.0.0/8}, {@code fd00::/8}, or a single address. */
final class AddressRange {

  private final byte[] prefix;
  private final int bits;

  private AddressRange(byte[] prefix, int bits) {
    this.prefix = prefix;
    this.bits = bits;
  }

  /**
   * Reads a range.
   *
   * @throws IllegalArgumentException if {@code text} is no address, or the length does not fit it
   */
  static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    var address =
        NetUtil.createByteArrayFromIpAddressString(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      throw new IllegalArgumentException("Not an address or a range of addresses: " + text);
    }
    int bits = slash < 0 ? address.length * 8 : lengthOf(text, slash, address.length * 8);
    return new AddressRange(address, bits);
  }

  boolean contains(byte[] address) {
    if (address.length != prefix.length) {
      return false;
    }
    int whole = bits / 8;
    int mask = (0xff00 >> (bits % 8)) & 0xff;
    return Arrays.equals(address, 0, whole, prefix, 0, whole)
        && (mask == 0 || (address[whole] & mask) == (prefix[whole] & mask));
  }

  private static int lengthOf(String text, int slash, int most) {
    try {
      int bits = Integer.parseInt(text.substring(slash + 1));
      if (bits >= 0 && bits <= most) {
        return bits;
      }
    } catch (NumberFormatException noNumber) {
      // The message below is for both.
    }
    throw new IllegalArgumentException("Not the length of a range of addresses: " + text);
  }
}
