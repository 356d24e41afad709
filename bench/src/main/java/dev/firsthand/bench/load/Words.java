package dev.firsthand.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/** The few frames that the load writes and looks into, as bytes: so that it costs little itself. */
final class Words {

  private static final byte[] SAY = ascii("{\"type\":\"say\",\"id\":\"");
  private static final byte[] KEY = ascii("\",\"key\":\"k");
  private static final byte[] TEXT = ascii("\",\"text\":\"#");
  private static final byte[] REST = ascii(
      " I ordered a lamp ten days ago, and the tracking page has said the same thing ever since."
          + " Where is it?\"}");
  private static final byte[] REPLY = ascii("{\"type\":\"reply\",\"id\":\"b");
  private static final byte[] CONVERSATION = ascii("\",\"conversation\":\"");
  private static final byte[] EPOCH = ascii("\",\"epoch\":");
  private static final byte[] REPLY_TEXT = ascii(",\"text\":\"#");
  private static final ByteBuf REPLIED = Unpooled.wrappedBuffer(ascii("\"type\":\"agentReplied\""));
  private static final byte[] OK = ascii("{\"type\":\"ok\",\"id\":\"");
  private static final ByteBuf STAMP = Unpooled.wrappedBuffer(ascii("\"text\":\"#"));

  private Words() {}

  /** Message number {@code number} of a visitor: some 120 characters of text. */
  static ByteBuf say(long number) {
    byte[] digits = ascii(Long.toString(number));
    return Unpooled.wrappedBuffer(SAY, digits, KEY, digits, TEXT, digits, REST);
  }

  /** An agent's answer to message number {@code number}, as long as the message. */
  static ByteBuf reply(long number, String conversation, long epoch) {
    byte[] digits = ascii(Long.toString(number));
    return Unpooled.wrappedBuffer(
        REPLY,
        digits,
        KEY,
        digits,
        CONVERSATION,
        ascii(conversation),
        EPOCH,
        ascii(Long.toString(epoch)),
        REPLY_TEXT,
        digits,
        REST);
  }

  /** Whether the frame carries an agent's answer, as it was said or as an event. */
  static boolean isReply(ByteBuf frame) {
    return starts(frame, REPLY) || ByteBufUtil.indexOf(REPLIED, frame) >= 0;
  }

  /** The number that an acknowledgement is of; −1 if the frame is something else. */
  static long acknowledged(ByteBuf frame) {
    return starts(frame, OK) ? number(frame, frame.readerIndex() + OK.length) : -1;
  }

  /** The number of the message in an agent's frame; −1 if there is none. */
  static long delivered(ByteBuf frame) {
    int at = ByteBufUtil.indexOf(STAMP, frame);
    return at < 0 ? -1 : number(frame, at + STAMP.readableBytes());
  }

  static boolean starts(ByteBuf frame, byte[] with) {
    if (frame.readableBytes() < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if (frame.getByte(frame.readerIndex() + i) != with[i]) {
        return false;
      }
    }
    return true;
  }

  static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }

  private static long number(ByteBuf frame, int from) {
    long number = 0;
    int at = from;
    while (at < frame.writerIndex() && Character.isDigit(frame.getByte(at))) {
      number = 10 * number + frame.getByte(at) - '0';
      at++;
    }
    return at == from ? -1 : number;
  }
}
