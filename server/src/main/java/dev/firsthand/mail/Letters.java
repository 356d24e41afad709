package dev.firsthand.mail;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.Words;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.ConversationLog.Recorded;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the letter that tells a visitor of agents' answers. Blocks on the log. */
public final class Letters {

  private static final int ID_LENGTH = 32;
  private static final int LONGEST_NAME = 80;

  private final ConversationEngine engine;
  private final Words words;
  private final Function<AgentId, Optional<AgentProfile>> staff;
  private final Function<SiteKey, String> siteName;
  private final BiPredicate<SiteKey, String> mayLink;
  private final String domain;

  /**
   * A desk at which letters are written.
   *
   * @param siteName a site's name as visitors know it
   * @param mayLink whether a page of an origin carries the site's chat
   * @param from the address that letters come from
   */
  public Letters(
      ConversationEngine engine,
      Words words,
      Function<AgentId, Optional<AgentProfile>> staff,
      Function<SiteKey, String> siteName,
      BiPredicate<SiteKey, String> mayLink,
      String from) {
    this.engine = engine;
    this.words = words;
    this.staff = staff;
    this.siteName = siteName;
    this.mayLink = mayLink;
    this.domain = from.substring(from.indexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
  }

  /** The letter that ends with reply {@code upTo}; empty if there is nobody or nothing to write. */
  Optional<Letter> of(Conversation conversation, long upTo) {
    SiteKey site = conversation.facts().site();
    String email = conversation.facts().email();
    List<Letter.Words> said = said(conversation, upTo);
    if (site == null || email == null || email.isEmpty() || said.isEmpty()) {
      return Optional.empty();
    }
    String agent = said.getLast().agent();
    String link = link(site, conversation.facts().page());
    return Optional.of(new Letter(
        number(conversation.id().value() + "#" + upTo),
        email,
        agent.isEmpty() ? siteName.apply(site) : agent + " · " + siteName.apply(site),
        conversation.facts().language(),
        text(conversation, site, "mail.subject", agent),
        text(conversation, site, "mail.greeting", agent),
        said,
        link,
        text(conversation, site, "mail.link", agent),
        text(conversation, site, "mail.foot", agent)));
  }

  /** A text of the house in the visitor's language. */
  String text(Conversation conversation, SiteKey site, String key, String agent) {
    return words
        .say(site, conversation.facts().language(), key)
        .replace("{agent}", agent)
        .replace("{site}", siteName.apply(site));
  }

  private List<Letter.Words> said(Conversation conversation, long upTo) {
    var said = new ArrayList<Letter.Words>();
    for (long reply : conversation.unmailed().letter(upTo)) {
      List<Recorded> found = engine.events(conversation.id(), reply - 1, 1);
      Letter.Words words = found.isEmpty() ? null : words(found.getFirst().event());
      if (words != null && !words.text().isEmpty()) {
        said.add(words);
      }
    }
    return said;
  }

  /** What an agent said or gave; null for anything else. */
  private Letter.@Nullable Words words(ConversationEvent event) {
    return switch (event) {
      case ConversationEvent.AgentReplied replied ->
        new Letter.Words(nameOf(replied.agent(), replied.who()), replied.text());
      case ConversationEvent.GestureGiven given ->
        new Letter.Words(nameOf(given.agent(), given.who()), given.words());
      default -> null;
    };
  }

  private String nameOf(AgentId agent, @Nullable AgentProfile who) {
    String name = who == null ? staff.apply(agent).map(AgentProfile::name).orElse("") : who.name();
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }

  /** A site's name as visitors know it. */
  String nameOf(SiteKey site) {
    return siteName.apply(site);
  }

  /** The same letter has the same number, whoever sends it and how often. */
  String number(String of) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
      return "<" + HexFormat.of().formatHex(hash).substring(0, ID_LENGTH) + "@" + domain + ">";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  /** The page of the chat without what its address may carry; null if it is none of the site's. */
  @Nullable
  String link(SiteKey site, String page) {
    try {
      URI address = new URI(page);
      String scheme = address.getScheme();
      String authority = address.getRawAuthority();
      if (scheme == null || authority == null || authority.contains("@")) {
        return null;
      }
      String origin = scheme + "://" + authority;
      boolean web = scheme.equals("https") || scheme.equals("http");
      return web && mayLink.test(site, origin) ? origin + address.getRawPath() : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
