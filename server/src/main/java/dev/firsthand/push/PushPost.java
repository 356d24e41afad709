package dev.firsthand.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firsthand.rest.Json;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings messages to devices, and keeps to what their push services say. Thread-safe; blocks. */
final class PushPost implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PushPost.class);

  /** How long a device whose service takes nothing of ours is left alone. */
  private static final Duration REFUSED_REST = Duration.ofMinutes(10);

  private final PushClient client = new PushClient();
  private final Devices devices;
  private final Vapid vapid;
  private final SecureRandom random;
  private final InstantSource clock;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  PushPost(Devices devices, Vapid vapid, SecureRandom random, InstantSource clock) {
    this.devices = devices;
    this.vapid = vapid;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Sends a message, once.
   *
   * @param topic a later message of the same topic takes the place of one that was not brought yet; at
   *     most 32 letters, digits, hyphens and underscores
   * @param keptFor how long the push service keeps it for a device that is not there
   */
  PushClient.Said send(Device device, Object message, String topic, Duration keptFor)
      throws InterruptedException {
    var salt = new byte[Sealing.SALT_BYTES];
    random.nextBytes(salt);
    byte[] body = Sealing.sealed(
        Json.write(message).getBytes(UTF_8),
        device.key(),
        Base64.getUrlDecoder().decode(device.auth()),
        P256.make(random),
        salt);
    var headers = Map.of(
        "Authorization",
        vapid.authorization(device.endpoint(), clock.instant()),
        "TTL",
        Long.toString(keptFor.toSeconds()),
        "Topic",
        topic,
        "Urgency",
        "high");
    PushClient.Said said = client.post(device.endpoint(), headers, body);
    heed(device, said);
    return said;
  }

  private void heed(Device device, PushClient.Said said) {
    switch (said) {
      case PushClient.Said.Taken taken -> sent.incrementAndGet();
      case PushClient.Said.Gone gone -> {
        devices.gone(device);
        log.atInfo().addKeyValue("device", device.id()).log("push.device-gone");
      }
      case PushClient.Said.NotNow later -> {
        failed.incrementAndGet();
        devices.rest(device, clock.instant().plus(later.pause()));
        log.atWarn().addKeyValue("device", device.id()).log("push.not-now");
      }
      case PushClient.Said.Refused no -> {
        failed.incrementAndGet();
        devices.rest(device, clock.instant().plus(REFUSED_REST));
        log.atWarn()
            .addKeyValue("device", device.id())
            .addKeyValue("status", no.status())
            .log("push.refused");
      }
      case PushClient.Said.Unreachable away -> {
        failed.incrementAndGet();
        log.atWarn().addKeyValue("device", device.id()).log("push.unreachable");
      }
    }
  }

  long sent() {
    return sent.get();
  }

  long failed() {
    return failed.get();
  }

  @Override
  public void close() {
    client.close();
  }
}
