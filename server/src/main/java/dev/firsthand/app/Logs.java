package dev.firsthand.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import net.logstash.logback.encoder.LogstashEncoder;
import org.slf4j.LoggerFactory;

/** Sets up the log as configured: one line an event on standard output, plain or JSON. */
final class Logs {

  private static final String PLAIN = "%d{HH:mm:ss.SSS} %-5level %msg %kvp{NONE}%n%ex";

  private Logs() {}

  static void apply(Config.Logs wanted) {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setEncoder(encoder(wanted.format(), context));
    appender.addFilter(new PoolsTraces());
    appender.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender);
    root.setLevel(Level.WARN);
    context.getLogger("dev.firsthand").setLevel(Level.toLevel(wanted.level().name()));
  }

  private static Encoder<ILoggingEvent> encoder(Config.Logs.Format format, LoggerContext context) {
    if (format == Config.Logs.Format.JSON) {
      var json = new LogstashEncoder();
      json.setContext(context);
      json.start();
      return json;
    }
    var plain = new PatternLayoutEncoder();
    plain.setContext(context);
    plain.setPattern(PLAIN);
    plain.start();
    return plain;
  }

  /** Leaves out the pool's own traces of a database that is away: the store says it in a line. */
  private static final class PoolsTraces extends Filter<ILoggingEvent> {
    @Override
    public FilterReply decide(ILoggingEvent event) {
      return event.getLoggerName().startsWith("com.zaxxer.hikari")
              && event.getThrowableProxy() != null
          ? FilterReply.DENY
          : FilterReply.NEUTRAL;
    }
  }
}
