package dev.firsthand.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CodecTest {

  private final Codec<VisitorCommand> commands = Codec.visitorCommands();
  private final Codec<VisitorFrame> frames = Codec.visitorFrames();

  @Test
  void aCommandReadsAsItWasWritten() throws BadFrame {
    var say = new VisitorCommand.Say("1", "k-1", "Where is my parcel?");
    assertThat(commands.read(commands.write(say))).isEqualTo(say);
    assertThat(commands.write(say))
        .isEqualTo(
            "{\"type\":\"say\",\"id\":\"1\",\"key\":\"k-1\",\"text\":\"Where is my parcel?\"}");
  }

  @Test
  void anEventInAFrameKeepsItsType() throws BadFrame {
    var frame = new VisitorFrame.Event(
        "v.1", 3, Instant.parse("2026-01-02T03:04:05Z"), new SharedEvent.VisitorSaid("k", "Hi"));
    assertThat(frames.write(frame))
        .isEqualTo(
            "{\"type\":\"event\",\"conversation\":\"v.1\",\"seq\":3,\"at\":\"2026-01-02T03:04:05Z\","
                + "\"event\":{\"type\":\"visitorSaid\",\"key\":\"k\",\"text\":\"Hi\"}}");
    assertThat(frames.read(frames.write(frame))).isEqualTo(frame);
  }

  @Test
  void anEventOfAnUnknownTypeKeepsItsNumber() throws BadFrame {
    var frame =
        (VisitorFrame.Event) frames.read("{\"type\":\"event\",\"conversation\":\"v.1\",\"seq\":3,"
            + "\"at\":\"2026-01-02T03:04:05Z\",\"event\":{\"type\":\"ofALaterVersion\",\"x\":1}}");
    assertThat(frame.seq()).isEqualTo(3);
    assertThat(frame.event()).isEqualTo(new SharedEvent.Internal());
  }

  @Test
  void anEventWithoutItsFieldsIsBad() {
    BadFrame bad = catchThrowableOfType(
        BadFrame.class,
        () -> frames.read("{\"type\":\"event\",\"conversation\":\"v.1\",\"seq\":3,"
            + "\"at\":\"2026-01-02T03:04:05Z\",\"event\":{\"type\":\"visitorSaid\"}}"));
    assertThat(bad.field()).isEqualTo("event.key");
  }

  @Test
  void aFieldThatIsUnknownIsIgnored() throws BadFrame {
    assertThat(commands.read("{\"type\":\"ping\",\"id\":\"1\",\"new\":{\"in\":\"v2\"}}"))
        .isEqualTo(new VisitorCommand.Ping("1"));
  }

  @Test
  void aBadFrameNamesTheFieldAndHowToMendIt() {
    assertBad("nonsense", ErrorCode.BAD_FRAME, null, "Not valid JSON");
    assertBad("[]", ErrorCode.BAD_FRAME, null, "one JSON object");
    assertBad("{\"type\":\"ping\",\"id\":\"1\"} x", ErrorCode.BAD_FRAME, null, "Not valid JSON");
    assertBad("{\"id\":\"1\",\"id\":\"1\"}", ErrorCode.BAD_FRAME, null, "same field twice");
    assertBad("{\"a\":" + "[".repeat(40), ErrorCode.BAD_FRAME, null, "deeper than 16 levels");
    assertBad("{\"id\":\"1\"}", ErrorCode.BAD_FRAME, "type", "text \"type\"");
    assertBad("{\"type\":\"reply\",\"id\":\"1\"}", ErrorCode.BAD_FRAME, "type", "Known are");
    assertBad(
        "{\"type\":\"say\",\"id\":\"1\",\"text\":\"x\"}", ErrorCode.BAD_FIELD, "key", "missing");
    assertBad(say("\"\""), ErrorCode.BAD_FIELD, "text", "not be empty");
    assertBad(say("\"  \""), ErrorCode.BAD_FIELD, "text", "not be empty");
    assertBad(say("5"), ErrorCode.BAD_FIELD, "text", "must be a text");
    assertBad(say("\"" + "x".repeat(4001) + "\""), ErrorCode.BAD_FIELD, "text", "4000");
    assertBad(say("\"a\\u0000b\""), ErrorCode.BAD_FIELD, "text", "not text");
    assertBad(say("\"a\\ud800b\""), ErrorCode.BAD_FIELD, "text", "not text");
    assertBad(
        "{\"type\":\"rate\",\"id\":\"1\",\"key\":\"k\",\"stars\":6}",
        ErrorCode.BAD_FIELD,
        "stars",
        "1 to 5");
    assertBad(
        "{\"type\":\"rate\",\"id\":\"1\",\"key\":\"k\",\"stars\":4.5}",
        ErrorCode.BAD_FIELD,
        "stars",
        "whole number");
    assertBad(
        "{\"type\":\"hello\",\"id\":\"1\",\"site\":\"s\",\"resume\":{\"era\":\"e\",\"conversation\":\"c\",\"seq\":-1}}",
        ErrorCode.BAD_FIELD,
        "resume.seq",
        "whole number");
  }

  @Test
  void aVisitorsSocketCannotDecodeAnAgentsCommand() {
    assertBad(
        "{\"type\":\"note\",\"id\":\"1\",\"key\":\"k\",\"conversation\":\"c\",\"text\":\"x\"}",
        ErrorCode.BAD_FRAME,
        "type",
        "Unknown type");
  }

  @Test
  void emojiPassUnharmed() throws BadFrame {
    var said = (VisitorCommand.Say) commands.read(say("\"👩‍🚀 ok\""));
    assertThat(said.text()).isEqualTo("👩‍🚀 ok");
  }

  private static String say(String text) {
    return "{\"type\":\"say\",\"id\":\"1\",\"key\":\"k\",\"text\":" + text + "}";
  }

  private void assertBad(String frame, ErrorCode code, String field, String advice) {
    BadFrame bad = catchThrowableOfType(BadFrame.class, () -> commands.read(frame));
    assertThat(bad.code()).isEqualTo(code);
    assertThat(bad.field()).isEqualTo(field);
    assertThat(bad.advice()).contains(advice);
  }
}
