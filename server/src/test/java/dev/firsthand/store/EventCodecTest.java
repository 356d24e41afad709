package dev.firsthand.store;

import static dev.firsthand.store.Stories.MARIA;
import static dev.firsthand.store.Stories.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationEvent.AgentBack;
import dev.firsthand.conversation.ConversationEvent.BotAnswered;
import dev.firsthand.conversation.ConversationEvent.GivenBack;
import dev.firsthand.conversation.ConversationEvent.VisitorSaid;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.Settled;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the log's rows keep of events. */
final class EventCodecTest {

  private final EventCodec codec = new EventCodec();

  static Stream<Class<?>> eventTypes() {
    return recordsOf(ConversationEvent.class).distinct();
  }

  private static Stream<Class<?>> recordsOf(Class<?> family) {
    return family.isRecord()
        ? Stream.of(family)
        : Arrays.stream(family.getPermittedSubclasses()).flatMap(EventCodecTest::recordsOf);
  }

  @ParameterizedTest
  @MethodSource("eventTypes")
  void everyEventComesBackAsItWas(Class<?> type) throws Exception {
    var full = (ConversationEvent) sample(type, false);
    var sparse = (ConversationEvent) sample(type, true);

    assertThat(codec.decode(codec.encode(full))).isEqualTo(full);
    assertThat(codec.decode(codec.encode(sparse))).isEqualTo(sparse);
  }

  @ParameterizedTest
  @MethodSource("eventTypes")
  void everyEventCanBeReadAfterItsWordsWereErased(Class<?> type) throws Exception {
    var event = (ConversationEvent) sample(type, false);
    StoredEvent row = codec.encode(event);

    ConversationEvent erased =
        codec.decode(new StoredEvent(row.kind(), row.version(), row.at(), row.facts(), null));

    assertThat(erased).hasSameClassAs(event);
    assertThat(erased.at()).isEqualTo(event.at());
  }

  @ParameterizedTest
  @MethodSource("eventTypes")
  void howeverAnEventIsTakenApartItIsStoredAlike(Class<?> type) throws Exception {
    for (boolean sparse : new boolean[] {false, true}) {
      var event = (ConversationEvent) sample(type, sparse);

      assertThat(codec.encode(event)).isEqualTo(codec.takenApart(event, EventKind.of(event)));
    }
  }

  @Test
  void whatPeopleSayIsWrittenWithoutATree() {
    assertThat(EventCodec.isInHalves(EventKind.VISITOR_SAID)).isTrue();
    assertThat(EventCodec.isInHalves(EventKind.AGENT_REPLIED)).isTrue();
    assertThat(EventCodec.isInHalves(EventKind.BOT_SAID))
        .as("quotes the visitor")
        .isFalse();
    assertThat(EventCodec.isInHalves(EventKind.GIVEN_BACK))
        .as("a list of words")
        .isFalse();
  }

  @Test
  void halfACharacterIsStoredAllTheSame() {
    var said = new VisitorSaid(NOON, "k", "\uD83D");

    StoredEvent row = codec.encode(said);

    assertThat(row.words()).isEqualTo("{\"text\":\"\\uD83D\"}");
    assertThat(codec.decode(row)).isEqualTo(said);
  }

  @Test
  void everyKindIsStoredByItsOwnName() {
    assertThat(Arrays.stream(EventKind.values()).map(EventKind::type))
        .containsExactlyInAnyOrderElementsOf(eventTypes()
            .<Class<? extends ConversationEvent>>map(
                type -> type.asSubclass(ConversationEvent.class))
            .toList());
    assertThat(Arrays.stream(EventKind.values()).map(EventKind::stored)).doesNotHaveDuplicates();
  }

  @Test
  void storedFormsNeverChange() {
    assertThat(codec.encode(new VisitorSaid(NOON.plusNanos(5), "k1", "Hello?")))
        .isEqualTo(new StoredEvent(
            "visitorSaid",
            1,
            NOON.toEpochMilli(),
            "{\"key\":\"k1\",\"ns\":5}",
            "{\"text\":\"Hello?\"}"));
    assertThat(codec.encode(new AgentBack(NOON, MARIA)))
        .isEqualTo(
            new StoredEvent("agentBack", 1, NOON.toEpochMilli(), "{\"agent\":\"maria\"}", null));
  }

  @Test
  void whatWasSettledIsErasableButThatItWasStays() {
    var given = new GivenBack(
        NOON,
        MARIA,
        "k",
        "The bot is back.",
        List.of(new Settled("Ida keeps the bonsai.", "returns"), new Settled("Noted.", null)));
    StoredEvent row = codec.encode(given);

    assertThat(row.facts()).contains("returns").doesNotContain("bonsai", "Noted");
    assertThat(codec.decode(row)).isEqualTo(given);
    var erased = new StoredEvent(row.kind(), row.version(), row.at(), row.facts(), null);
    assertThat(((GivenBack) codec.decode(erased)).settled())
        .containsExactly(new Settled("", "returns"), new Settled("", null));
  }

  @Test
  void whatTheBotQuotesOfTheVisitorIsStoredWithTheWords() {
    StoredEvent row = codec.encode(answered());

    assertThat(row.facts()).contains("returns", "0.91").doesNotContain("furious", "bonsai");
    assertThat(row.words()).contains("furious", "bonsai", "Thirty days.");
    assertThat(codec.decode(row)).isEqualTo(answered());
  }

  @Test
  void anOlderVersionIsLiftedWhenItIsRead() {
    var today = new EventCodec(Map.of(
        EventKind.AGENT_BACK,
        List.of(
            facts -> facts.put("who", facts.remove("person").asString()),
            facts -> facts.put("agent", facts.remove("who").asString()))));

    assertThat(today.decode(new StoredEvent("agentBack", 1, 0, "{\"person\":\"maria\"}", null)))
        .isEqualTo(new AgentBack(Instant.EPOCH, MARIA));
    assertThat(today.decode(new StoredEvent("agentBack", 2, 0, "{\"who\":\"maria\"}", null)))
        .isEqualTo(new AgentBack(Instant.EPOCH, MARIA));
    assertThat(today.encode(new AgentBack(Instant.EPOCH, MARIA)).version()).isEqualTo(3);
  }

  @Test
  void aDecisionFromBeforeThereWereAdjustmentsIsReadWithoutOne() {
    StoredEvent row = codec.encode(answered());
    String old = row.facts()
        .replaceAll(",\"prior\":[0-9.]+", "")
        .replaceAll(",\"adjustment\":[0-9]+", "")
        .replaceAll(",\"calibration\":\"[^\"]*\"", "")
        .replaceAll(",\"language\":\"\"", "")
        .replaceAll(",\"matched\":\\[]", "")
        .replaceAll(",\"repeated\":0", "");

    assertThat(old).isNotEqualTo(row.facts());
    assertThat(codec.decode(new StoredEvent(row.kind(), row.version(), row.at(), old, row.words())))
        .isEqualTo(answered());
  }

  @Test
  void whatANewerServerWroteIsRefusedByName() {
    assertThatThrownBy(() -> codec.decode(new StoredEvent("agentSang", 1, 0, "{}", null)))
        .isInstanceOf(UnreadableEvent.class)
        .hasMessageContaining("agentSang");
    assertThatThrownBy(() -> codec.decode(new StoredEvent("agentBack", 2, 0, "{}", null)))
        .isInstanceOf(UnreadableEvent.class)
        .hasMessageContaining("version 2");
  }

  @Test
  void aDamagedRowIsCalledDamaged() {
    for (String facts : List.of("", "{", "[]", "{\"agent\":\"\"}", "{\"agent\":{}}")) {
      assertThatThrownBy(() -> codec.decode(new StoredEvent("agentBack", 1, 0, facts, null)))
          .isInstanceOf(UnreadableEvent.class)
          .hasMessageContaining("backup");
    }
  }

  private static BotAnswered answered() {
    return new BotAnswered(
        NOON,
        2,
        "returns",
        "Thirty days.",
        List.of("Thanks"),
        new Decision(
            Decision.Verdict.ANSWER,
            null,
            List.of(new Decision.Tried(
                "returns", "Can I return a plant?", 0.91, "send back", List.of("bonsai"))),
            List.of(new Decision.Sensed("anger", 0.2, List.of("furious"))),
            new Decision.Thresholds(0.8, 0.5, 0.1),
            Counters.NONE,
            3,
            7,
            "model-1",
            null));
  }

  /** An event with something in every component; {@code sparse} leaves out what may be absent. */
  private static Object sample(Class<?> type, boolean sparse) throws Exception {
    var values = new ArrayList<>();
    RecordComponent[] components = type.getRecordComponents();
    for (RecordComponent component : components) {
      boolean nullable = Arrays.stream(component.getAnnotatedType().getAnnotations())
          .anyMatch(a -> a.annotationType().getSimpleName().equals("Nullable"));
      values.add(
          sparse && nullable ? null : value(component.getGenericType(), component.getName()));
    }
    var constructor = type.getDeclaredConstructor(
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    return constructor.newInstance(values.toArray());
  }

  private static Object value(Type type, String name) throws Exception {
    if (type instanceof ParameterizedType list) {
      Type element = list.getActualTypeArguments()[0];
      if (list.getRawType() == Map.class) {
        return Map.of(value(element, name + "1"), value(element, name + "2"));
      }
      return List.of(value(element, name + "1"), value(element, name + "2"));
    }
    var simple = (Class<?>) type;
    if (simple == String.class) {
      return name + " 🌱 \"x\"";
    }
    if (simple == Instant.class) {
      return Instant.parse("2026-03-04T12:00:00.123456789Z");
    }
    if (simple == YearMonth.class) {
      return YearMonth.of(2026, 3);
    }
    if (simple == long.class || simple == Long.class) {
      return 9_007_199_254_740_993L;
    }
    if (simple == int.class) {
      return 4;
    }
    if (simple == double.class) {
      return 0.1 + 0.2;
    }
    if (simple == boolean.class || simple == Boolean.class) {
      return true;
    }
    if (simple.isEnum()) {
      return simple.getEnumConstants()[1];
    }
    if (simple == AgentId.class) {
      return MARIA;
    }
    if (simple == SiteKey.class) {
      return Stories.SITE;
    }
    if (simple == VisitorId.class) {
      return new VisitorId("ann");
    }
    if (simple == ConversationId.class) {
      return Stories.conversation("ann");
    }
    return sample(simple, false);
  }
}
