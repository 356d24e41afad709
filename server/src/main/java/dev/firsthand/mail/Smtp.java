package dev.firsthand.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Hands letters to a mail server. Blocks; thread-safe. */
public final class Smtp {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int PERMANENT = 500;

  private final MailServer server;
  private final InstantSource clock;
  private final Session session;

  public Smtp(MailServer server, InstantSource clock) {
    this.server = server;
    this.clock = clock;
    this.session = Session.getInstance(properties(server));
  }

  private static Properties properties(MailServer server) {
    var properties = new Properties();
    String patience = Long.toString(PATIENCE.toMillis());
    properties.put("mail.smtp.host", server.host());
    properties.put("mail.smtp.port", Integer.toString(server.port()));
    properties.put("mail.smtp.auth", Boolean.toString(server.user() != null));
    properties.put("mail.smtp.connectiontimeout", patience);
    properties.put("mail.smtp.timeout", patience);
    properties.put("mail.smtp.writetimeout", patience);
    properties.put("mail.smtp.from", server.from());
    boolean start = server.tls() == MailServer.Tls.STARTTLS;
    properties.put("mail.smtp.starttls.enable", Boolean.toString(start));
    properties.put("mail.smtp.starttls.required", Boolean.toString(start));
    properties.put("mail.smtp.ssl.enable", Boolean.toString(server.tls() == MailServer.Tls.TLS));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    return properties;
  }

  /** Hands the letter over, once. */
  public Delivery send(Letter letter) {
    MimeMessage message;
    try {
      message = message(letter);
    } catch (AddressException e) {
      return new Delivery.Refused("address");
    } catch (MessagingException | UnsupportedEncodingException e) {
      return new Delivery.Refused("form");
    }
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect(server.host(), server.port(), server.user(), server.password());
      transport.sendMessage(message, message.getAllRecipients());
      return new Delivery.Taken();
    } catch (AuthenticationFailedException e) {
      return new Delivery.NotNow("sign-in");
    } catch (SendFailedException e) {
      int code = codeOf(e);
      return code >= PERMANENT
          ? new Delivery.Refused(Integer.toString(code))
          : new Delivery.NotNow(code == 0 ? "connection" : Integer.toString(code));
    } catch (MessagingException e) {
      return new Delivery.NotNow("connection");
    }
  }

  /** The server's answer to the letter or its address; 0 if it gave none. */
  private static int codeOf(SendFailedException failure) {
    for (Exception e = failure; e != null; e = next(e)) {
      int code = switch (e) {
        case SMTPAddressFailedException address -> address.getReturnCode();
        case SMTPSenderFailedException sender -> sender.getReturnCode();
        case SMTPSendFailedException send -> send.getReturnCode();
        default -> 0;
      };
      if (code > 0) {
        return code;
      }
    }
    return 0;
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  private MimeMessage message(Letter letter)
      throws MessagingException, UnsupportedEncodingException {
    var message = new Numbered(session, letter.id());
    message.setFrom(
        new InternetAddress(server.from(), line(letter.sender()), StandardCharsets.UTF_8.name()));
    var to = new InternetAddress(letter.to(), true);
    to.validate();
    message.setRecipients(Message.RecipientType.TO, new Address[] {to});
    message.setSubject(line(letter.subject()), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Auto-Response-Suppress", "All");
    message.setHeader("Content-Language", line(letter.language()).replaceAll("[^A-Za-z0-9-]", ""));
    var alternatives = new MimeMultipart("alternative");
    alternatives.addBodyPart(part(LetterText.plain(letter), "plain"));
    alternatives.addBodyPart(part(LetterText.html(letter), "html"));
    message.setContent(alternatives);
    message.saveChanges();
    return message;
  }

  private static MimeBodyPart part(String text, String kind) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, StandardCharsets.UTF_8.name(), kind);
    return part;
  }

  /** What stands in a header is one line, whatever somebody wrote. */
  private static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  /** A message with a number of our own. */
  private static final class Numbered extends MimeMessage {
    private final String id;

    Numbered(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
