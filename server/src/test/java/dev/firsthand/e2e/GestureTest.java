package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.ErrorCode;
import dev.firsthand.protocol.SharedEvent;
import dev.firsthand.protocol.client.RefusedException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An admin defines a goodwill gesture, an agent gives it, the visitor has it. */
@Timeout(90)
class GestureTest {

  private static final String PATH = "/api/v1/gestures";

  @Test
  void aVoucherGoesFromTheAdminsPageToTheVisitor(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA);
        var visitor = Visitor.newAt(new Address(house.port()))) {
      Staff admin = Staff.signIn(new Address(house.port()), TestHouse.ADA);
      String voucher = define(admin, 2, "S-1\nS-2\nS-3");
      String chat = visitor.reaches(maria);
      long epoch = maria.owns(chat);

      long seq =
          maria.does((id, key) -> new AgentCommand.GiveGesture(id, key, chat, epoch, voucher, 1));

      SharedEvent.GestureGiven card = visitor.hears(SharedEvent.GestureGiven.class, seq - 1);
      assertThat(card.code()).startsWith("S-");
      assertThat(card.text()).isEqualTo("Sorry! Your code: " + card.code());
      assertThat(card.amount()).isEqualTo(1000);
      assertThat(card.name()).isNull();
      assertThat(card.key()).isNull();
      maria.opens(chat);
      SharedEvent.GestureGiven seen = maria.reads(chat, SharedEvent.GestureGiven.class);
      assertThat(seen.name()).isEqualTo("Apology voucher");
      assertThat(seen.code()).isEqualTo(card.code());
      assertThat(admin.get(PATH + "/given").body().at("/given/0/name").asString())
          .isEqualTo("Apology voucher");

      house.restart();
      assertThat(Staff.signIn(new Address(house.port()), TestHouse.MARIA)
              .get("/api/v1/sites/" + TestHouse.SITE + "/gestures")
              .body()
              .at("/gestures/0/leftGiven")
              .asInt())
          .isEqualTo(1);
    }
  }

  /** Sent again without an answer in between, or from another window, it is given once. */
  @Test
  void theSameKeyGivesOneCode(@TempDir Path data) {
    try (var house = TestHouse.start(data);
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA);
        var visitor = Visitor.newAt(new Address(house.port()))) {
      Staff admin = Staff.signIn(new Address(house.port()), TestHouse.ADA);
      String voucher = define(admin, 1, "S-1");
      String chat = visitor.reaches(maria);
      long epoch = maria.owns(chat);

      long first = maria.does(
          (id, key) -> new AgentCommand.GiveGesture(id, "once", chat, epoch, voucher, 1));
      house.forgetAll();
      long again = maria.does(
          (id, key) -> new AgentCommand.GiveGesture(id, "once", chat, epoch, voucher, 1));

      assertThat(again).isEqualTo(first);
      assertThat(admin.get(PATH).body().at("/gestures/0/given").asInt()).isEqualTo(1);
      refused(maria, chat, epoch, voucher, ErrorCode.POOL_EMPTY);
    }
  }

  @Test
  void twoWindowsAtOnceStayInsideTheBudget(@TempDir Path data) throws Exception {
    try (var house = TestHouse.start(data);
        var maria = Agent.available(new Address(house.port()), TestHouse.MARIA);
        var elsewhere = Agent.at(Staff.signIn(new Address(house.port()), TestHouse.MARIA));
        var visitor = Visitor.newAt(new Address(house.port()));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Staff admin = Staff.signIn(new Address(house.port()), TestHouse.ADA);
      String voucher = define(admin, 3, "S-1\nS-2\nS-3\nS-4\nS-5\nS-6\nS-7\nS-8");
      String chat = visitor.reaches(maria);
      long epoch = maria.owns(chat);
      var refused = new AtomicInteger();

      List<Callable<Object>> tasks = IntStream.range(0, 8)
          .<Callable<Object>>mapToObj(i -> () -> {
            Agent window = i % 2 == 0 ? maria : elsewhere;
            try {
              window.does(
                  (id, key) -> new AgentCommand.GiveGesture(id, key, chat, epoch, voucher, 1));
            } catch (RefusedException e) {
              assertThat(e.refused().code()).isEqualTo(ErrorCode.BUDGET_SPENT);
              refused.incrementAndGet();
            }
            return "";
          })
          .toList();
      for (var done : threads.invokeAll(tasks)) {
        done.get();
      }

      assertThat(refused).hasValue(5);
      assertThat(admin.get(PATH).body().at("/gestures/0/given").asInt()).isEqualTo(3);
      assertThat(admin.get(PATH).body().at("/gestures/0/left").asInt()).isEqualTo(5);
    }
  }

  private static void refused(
      Agent agent, String chat, long epoch, String gesture, ErrorCode code) {
    assertThatThrownBy(() ->
            agent.does((id, key) -> new AgentCommand.GiveGesture(id, key, chat, epoch, gesture, 1)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refused().code()).isEqualTo(code));
  }

  private static String define(Staff admin, int most, String codes) {
    Map<String, Object> gesture = new HashMap<>();
    gesture.put("name", "Apology voucher");
    gesture.put("text", "Sorry! Your code: {code}");
    gesture.put("amount", 1000);
    gesture.put("currency", "EUR");
    gesture.put("codes", "POOL");
    gesture.put("mostGiven", most);
    gesture.put("enabled", true);
    String id = admin.post(PATH, gesture).body().get("id").asString();
    admin.post(PATH + "/" + id + "/codes", Map.of("codes", codes));
    return id;
  }
}
