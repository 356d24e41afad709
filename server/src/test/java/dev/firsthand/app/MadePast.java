package dev.firsthand.app;

import dev.firsthand.access.Author;
import dev.firsthand.bot.Faq;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.escalation.Policy;
import dev.firsthand.escalation.PolicyVersion;
import dev.firsthand.escalation.Prediction;
import dev.firsthand.lab.Outcome.Expected;
import dev.firsthand.past.Truth;
import dev.firsthand.sites.PolicyDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A past of the demo, made for tests, with the truth about it. */
public final class MadePast implements AutoCloseable {

  /** When it ends. */
  public static final Instant END = Instant.parse("2026-03-06T18:00:00Z");

  private static final String DURABILITY = "database.durability=normal";

  private final House house;
  private final Map<String, @Nullable String> meant;

  private MadePast(House house, Map<String, @Nullable String> meant) {
    this.house = house;
    this.meant = meant;
  }

  /** Makes one with the lexical bot; names of people and conversations are the same each time. */
  public static MadePast in(Path data, long seed, int days, int visitorsADay) {
    return in(data, seed, days, visitorsADay, DURABILITY);
  }

  /** The same with settings of one's own; they may name another database. */
  public static MadePast in(Path data, long seed, int days, int visitorsADay, String... settings) {
    try {
      var meant = make(data, seed, days, visitorsADay, settings);
      return new MadePast(open(data, settings), meant);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes one under one policy until so many days have passed; then {@code change} may save another. */
  public static MadePast changed(
      Path data, long seed, int days, int visitorsADay, int after, Consumer<MadePast> change) {
    var settings = TestHouse.all(DURABILITY);
    var turn = new DemoPast.Turn(
        Duration.ofDays(after), house -> change.accept(new MadePast(house, Map.of())));
    try {
      Files.createDirectories(data);
      new DemoPast(days, seed, visitorsADay)
          .make(TestHouse.config(data, settings), data, END, named(), Truth.UNTOLD, turn);
      return new MadePast(open(data, DURABILITY), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, @Nullable String> make(Path data, long seed, int days, int visitorsADay)
      throws IOException {
    return make(data, seed, days, visitorsADay, DURABILITY);
  }

  private static Map<String, @Nullable String> make(
      Path data, long seed, int days, int visitorsADay, String... settings) throws IOException {
    SecureRandom names = named();
    Files.createDirectories(data);
    var meant = new HashMap<String, @Nullable String>();
    new DemoPast(days, seed, visitorsADay)
        .make(
            TestHouse.config(data, TestHouse.all(settings)),
            data,
            END,
            names,
            (conversation, question, entry) -> meant.put(key(conversation, question), entry));
    return meant;
  }

  private static House open(Path data, String... settings) {
    var config = TestHouse.config(data, TestHouse.all(settings));
    return new House(config, Clock.fixed(END, ZoneId.of("UTC")), new SecureRandom());
  }

  /** When its house lives. */
  public Instant now() {
    return house.now();
  }

  /** Saves a version, with what is expected of it. */
  public void saves(Policy policy, Prediction expected) {
    var draft = new PolicyDirectory.Draft("", "", policy, expected);
    policies().save(DemoData.SITE, policy().number(), draft, Author.HOUSE);
  }

  /** The versions that were saved, as the lab looks at them. */
  public List<Expected> expected() {
    return new PolicyHistory(house.policies).expected(DemoData.SITE);
  }

  private static SecureRandom named() {
    try {
      SecureRandom names = SecureRandom.getInstance("SHA1PRNG");
      names.setSeed(1);
      return names;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String key(ConversationId conversation, long question) {
    return conversation.value() + "#" + question;
  }

  public SiteKey site() {
    return DemoData.SITE;
  }

  public Jdbi jdbi() {
    return house.database.jdbi();
  }

  public ConversationLog log() {
    return house.database.log();
  }

  public Faq faq() {
    return house.faqs.current(DemoData.SITE);
  }

  public PolicyVersion policy() {
    return house.policies.current(DemoData.SITE);
  }

  /** The policy of a version of its time. */
  public Policy policy(long version) {
    Optional<PolicyVersion> found = policies().version(DemoData.SITE, version);
    return found.orElseThrow().policy();
  }

  private PolicyDirectory policies() {
    return house.policies;
  }

  /** Whether {@code entry} answers what was asked; false also where nothing was. */
  public boolean isRight(String conversation, long question, @Nullable String entry) {
    return entry != null && entry.equals(meant.get(conversation + "#" + question));
  }

  /**
   * Whether {@code entry} answers what was asked last up to number {@code upTo} of the chat; null where
   * nothing was asked.
   */
  public @Nullable Boolean answersTheLast(String conversation, long upTo, @Nullable String entry) {
    for (long seq = upTo; seq > 0; seq--) {
      if (meant.containsKey(conversation + "#" + seq)) {
        return isRight(conversation, seq, entry);
      }
    }
    return null;
  }

  @Override
  public void close() {
    house.close();
  }
}
