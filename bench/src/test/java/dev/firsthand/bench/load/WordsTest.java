package dev.firsthand.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static ByteBuf frame(String text) {
    return Unpooled.copiedBuffer(text, UTF_8);
  }

  @Test
  void whatIsSaidIsFoundAgainWhereverItIsPassedOn() {
    ByteBuf said = Words.say(1_234);

    assertThat(said.toString(UTF_8))
        .startsWith("{\"type\":\"say\",\"id\":\"1234\",\"key\":\"k1234\"");
    assertThat(Words.delivered(said)).isEqualTo(1_234);
    assertThat(Words.acknowledged(said)).isEqualTo(-1);
    assertThat(Words.delivered(frame("{\"type\":\"event\",\"event\":{\"text\":\"#77 I\"}}")))
        .isEqualTo(77);
  }

  @Test
  void onlyAcknowledgementsAcknowledge() {
    assertThat(Words.acknowledged(frame("{\"type\":\"ok\",\"id\":\"42\",\"seq\":3}")))
        .isEqualTo(42);
    assertThat(Words.acknowledged(frame("{\"type\":\"ok\",\"id\":\"r1\"}"))).isEqualTo(-1);
    assertThat(Words.acknowledged(frame("{\"type\":\"event\"}"))).isEqualTo(-1);
    assertThat(Words.acknowledged(frame("{"))).isEqualTo(-1);
  }

  @Test
  void framesWithoutAMessageAreNone() {
    assertThat(Words.delivered(frame("{\"type\":\"typing\"}"))).isEqualTo(-1);
    assertThat(Words.delivered(frame("{\"text\":\"#no number\"}"))).isEqualTo(-1);
  }

  @Test
  void anAgentsAnswerIsToldFromTheMessage() {
    ByteBuf reply = Words.reply(12, "v.1", 3);

    assertThat(reply.toString(UTF_8))
        .startsWith("{\"type\":\"reply\",\"id\":\"b12\",\"key\":\"k12\",\"conversation\":\"v.1\",")
        .contains("\"epoch\":3,\"text\":\"#12 I ");
    assertThat(Words.isReply(reply)).isTrue();
    assertThat(Words.delivered(reply)).isEqualTo(12);
    assertThat(Words.isReply(frame("{\"event\":{\"type\":\"agentReplied\",\"text\":\"#1\"}}")))
        .isTrue();
    assertThat(Words.isReply(Words.say(12))).isFalse();
  }
}
