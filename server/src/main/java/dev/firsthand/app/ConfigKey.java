package dev.firsthand.app;

import java.util.Locale;

/**
 * One setting: its name in the file, its default, and a sentence for the operator.
 *
 * <p>In the environment the name is in capitals with {@code FIRSTHAND_} in front: {@code http.port}
 * is {@code FIRSTHAND_HTTP_PORT}. A secret may also be given as a file's path in the name with
 * {@code _FILE} behind it.
 */
enum ConfigKey {
  NODE_NAME("node.name", "node-1", "This node's name in snapshots."),
  HTTP_HOST("http.host", "127.0.0.1", "Address to listen on; 0.0.0.0 for all."),
  HTTP_PORT("http.port", "8080", "Port to listen on; 0 for any free one, which is then printed."),
  HTTP_PUBLIC_URL(
      "http.public-url", "", "The server's address as browsers know it, for printed links."),
  HTTP_TLS_CERTIFICATE("http.tls-certificate", "", "PEM file with the certificate chain."),
  HTTP_TLS_KEY("http.tls-key", "", "PEM file with the private key (PKCS#8)."),
  HTTP_TRUSTED_PROXIES(
      "http.trusted-proxies",
      "",
      "Addresses (10.0.0.0/8, ::1) of proxies whose X-Forwarded-For is believed, with commas."),
  HTTP_THREADS("http.threads", "0", "Event loops; 0 for one per core."),
  HTTP_DEFLATE("http.deflate", "false", "Offer permessage-deflate; costs 90 kB per connection."),
  HTTP_BODY_BYTES("http.body-bytes", "9437184", "Largest request body."),
  HTTP_MESSAGE_BYTES("http.message-bytes", "65536", "Largest WebSocket message."),
  HTTP_CONNECTIONS("http.connections", "100000", "Most connections in all."),
  HTTP_CONNECTIONS_PER_ADDRESS(
      "http.connections-per-address", "2000", "Most connections of one address."),
  HTTP_REQUESTS_PER_SECOND(
      "http.requests-per-second", "200", "Requests of one address, in the long run."),
  DATA_DIRECTORY("data.directory", "data", "Where the embedded database lies."),
  DATABASE_URL(
      "database.url",
      "",
      "jdbc:postgresql://host:5432/name for PostgreSQL; empty for the embedded database."),
  DATABASE_USER("database.user", "", "PostgreSQL user."),
  DATABASE_PASSWORD("database.password", "", "PostgreSQL password.", true),
  DATABASE_CONNECTIONS("database.connections", "10", "Most PostgreSQL connections."),
  DATABASE_DURABILITY(
      "database.durability",
      "full",
      "full: a power cut loses nothing acknowledged; normal: it may lose the last moments."),
  TIMES_HEARTBEAT("times.heartbeat", "10s", "How often each side of a socket must be heard."),
  TIMES_GRACE("times.grace", "30s", "How long a lost agent's chats wait for them."),
  TIMES_OFFER("times.offer", "20s", "How long an offer rings."),
  TIMES_REST("times.rest", "60s", "How long an agent is not asked again for a chat they declined."),
  TIMES_FIT(
      "times.fit",
      "15s",
      "How long a chat waits for an agent with its language and its team's skills before any may have it."),
  TIMES_SECOND_OFFER(
      "times.second-offer",
      "60s",
      "After which wait a chat may ring at two agents at once; 0s for never."),
  TIMES_QUIET(
      "times.quiet", "5m", "After how long without a word a chat with an agent counts as quiet."),
  TIMES_RAMP_UP(
      "times.ramp-up",
      "10s",
      "At most one new chat in so long for an agent who is just back and has fewer than the others; 0s for no limit."),
  TIMES_BOT("times.bot", "2s", "How long the bot may take for a turn."),
  TIMES_ASK_BACK("times.ask-back", "1h", "How long the choices of an ask-back can be chosen."),
  TIMES_PATIENCE(
      "times.patience",
      "10m",
      "How long a visitor who was told that nobody is there stays in the queue."),
  TIMES_BOT_IDLE("times.bot-idle", "1h", "After how long without a word a bot's chat is closed."),
  TIMES_REOPEN("times.reopen", "24h", "How long after its end a chat can be reopened."),
  TIMES_SAME_AGENT(
      "times.same-agent", "30m", "How long after its end a reopened chat goes to the same agent."),
  TIMES_PROMISE(
      "times.promise",
      "24h",
      "Until when the house promises an answer to a message, where nothing else says when."),
  TIMES_REMIND("times.remind", "15m", "How long before it is due a promise is brought up."),
  TIMES_REMIND_AGAIN(
      "times.remind-again",
      "1h",
      "How long after it was due a promise is brought up again; then after twice as long, and so on."),
  TIMES_SETTLED(
      "times.settled",
      "24h",
      "How long a follow-up of which everything is kept stays open for the visitor."),
  TIMES_KNOWN(
      "times.known",
      "5m",
      "How long a visitor may wait for nobody but the agent they know; then anybody is asked."),
  TIMES_SESSION("times.session", "12h", "How long a sign-in lives unused."),
  TIMES_SESSION_MOST("times.session-most", "7d", "How long a sign-in lives at most."),
  TIMES_DRAIN("times.drain", "10s", "How long a stopping server waits for its clients to leave."),
  CAPACITY_QUIET_PERCENT(
      "capacity.quiet-percent",
      "50",
      "What a quiet chat weighs, in percent of a chat in which something is going on."),
  CAPACITY_RESERVE_PERCENT(
      "capacity.reserve-percent",
      "0",
      "What is kept free of each agent's capacity for quiet chats that wake, in percent of one chat."),
  MAIL_HOST(
      "mail.host", "", "Mail server (SMTP) that takes letters to visitors; empty to send none."),
  MAIL_PORT("mail.port", "587", "The mail server's port."),
  MAIL_TLS(
      "mail.tls",
      "starttls",
      "starttls: TLS after the greeting, or no mail; tls: from the first byte; none: in the clear."),
  MAIL_USER("mail.user", "", "Name to sign in with at the mail server; empty to sign in nowhere."),
  MAIL_PASSWORD("mail.password", "", "Password for mail.user.", true),
  MAIL_FROM("mail.from", "", "Address that letters to visitors come from."),
  MAIL_UNSEEN(
      "mail.unseen", "5m", "How long an answer waits to be seen in the chat before it is mailed."),
  MAIL_RETRY(
      "mail.retry",
      "1m",
      "How long after a failure a letter is tried again; then after twice as long, 4 h at most."),
  MAIL_TRIES("mail.tries", "10", "How often a letter is tried before its agent is told."),
  PUSH_SERVICES(
      "push.services",
      "fcm.googleapis.com, *.push.services.mozilla.com, *.push.apple.com, *.notify.windows.com",
      "Hosts of push services that may be called, with commas; empty for no web push."),
  PUSH_CONTACT(
      "push.contact",
      "",
      "Where push services reach you, as mailto: or https:; empty for mail.from or http.public-url."),
  PUSH_AFTER(
      "push.after",
      "5s",
      "How long an agent's open consoles have before their devices are called by web push."),
  FILES_BYTES("files.bytes", "10485760", "Largest file that may be sent in a chat; 0 for none."),
  LIMITS_VISITOR_BURST(
      "limits.visitor-burst", "20", "Messages and other commands that a visitor may send at once."),
  LIMITS_VISITOR_A_MINUTE(
      "limits.visitor-a-minute",
      "120",
      "How many more a visitor may send each minute; whoever is faster is told when to try again."),
  SERVICE_WITHIN(
      "service.within",
      "60s",
      "How soon a waiting visitor should meet a person; the wall counts it."),
  SERVICE_SHARE("service.share", "80", "Of how many visitors in a hundred."),
  SERVICE_ALERT(
      "service.alert",
      "2m",
      "After how long a wait supervisors are told, once for each wait; a team may have its own."),
  BOT_SEMANTIC("bot.semantic", "true", "Load the sentence encoder; without it the bot is lexical."),
  LOG_FORMAT("log.format", "plain", "plain or json."),
  LOG_LEVEL("log.level", "info", "error, warn, info or debug."),
  METRICS_TOKEN(
      "metrics.token",
      "",
      "Bearer token that /metrics wants; without one it answers this machine only.",
      true),
  TEST_ECHO(
      "test.echo", "false", "For conformance suites: an echo socket at /echo, loopback only."),
  TEST_BOT_DELAY("test.bot-delay", "0s", "For tests: how long the bot dawdles before each turn."),
  TEST_BOT_FAILS("test.bot-fails", "false", "For tests: the bot fails at each turn.");

  private final String key;
  private final String fallback;
  private final String doc;
  private final boolean secret;

  ConfigKey(String key, String fallback, String doc) {
    this(key, fallback, doc, false);
  }

  ConfigKey(String key, String fallback, String doc, boolean secret) {
    this.key = key;
    this.fallback = fallback;
    this.doc = doc;
    this.secret = secret;
  }

  String key() {
    return key;
  }

  String fallback() {
    return fallback;
  }

  String doc() {
    return doc;
  }

  boolean secret() {
    return secret;
  }

  String variable() {
    return "FIRSTHAND_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
