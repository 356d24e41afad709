package dev.firsthand.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.rest.BadInput;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteBotCheckTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://bot.example.com/answer?v=2",
        "https://bot.example.com:8443",
        "http://localhost:8090/",
        "http://127.0.0.1:8090/",
        "http://[::1]:8090/",
        "http://[fd00::12]/",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://shop-bot:8090/answer",
        "http://bot.internal/",
      })
  void anAddressIsEncryptedOrNearby(String url) {
    assertThat(SiteBotCheck.checked(bot("bot", url, 500)).url()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bot.example.com",
        "ftp://bot.example.com/",
        "file:///etc/passwd",
        "https:///answer",
        "https://bot example.com/",
        "https://user:secret@bot.example.com/",
        "https://bot.example.com/#here",
        "https://bot.example.com:70000/",
        "http://bot.example.com/",
        "http://localhost.example.com/",
        "http://172.32.0.1/",
        "http://2130706433/",
        "http://[2001:db8::1]/",
      })
  void anyOtherIsRefused(String url) {
    assertThat(field(bot("bot", url, 500))).isEqualTo("url");
  }

  @Test
  void timeAndNameHaveTheirBounds() {
    String url = "https://bot.example.com/";

    SiteBotCheck.checked(bot("Shop_bot-2", url, 100));
    SiteBotCheck.checked(bot("bot", url, 10_000));
    assertThat(field(bot("bot", url, 99))).isEqualTo("limitMs");
    assertThat(field(bot("bot", url, 10_001))).isEqualTo("limitMs");
    assertThat(field(bot("shop bot", url, 500))).isEqualTo("name");
    assertThat(field(bot("x".repeat(41), url, 500))).isEqualTo("name");
  }

  private static String field(SiteBot bot) {
    return catchThrowableOfType(BadInput.class, () -> SiteBotCheck.checked(bot)).field();
  }

  private static SiteBot bot(String name, String url, long limitMs) {
    return new SiteBot(
        new SiteKey("shop"), WhoAnswers.WEBHOOK, name, url, Duration.ofMillis(limitMs), List.of());
  }
}
