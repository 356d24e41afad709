package dev.firsthand.example;

import dev.firsthand.protocol.client.ChatClient;
import dev.firsthand.protocol.client.Memory;
import dev.firsthand.protocol.client.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Asks one question and prints what happens for ten seconds. */
final class AskOnce {

  private AskOnce() {}

  /** {@code ws://localhost:8080/ws/visitor demo "How long does delivery take?"}. */
  public static void main(String[] arguments) throws Exception {
    try (var scheduler = Executors.newSingleThreadScheduledExecutor();
        var client = new ChatClient(
            URI.create(arguments[0]),
            null,
            Page.of(arguments[1]),
            Memory.NONE,
            HttpClient.newHttpClient(),
            scheduler,
            new SecureRandom(),
            () -> UUID.randomUUID().toString(),
            event -> System.out.println(event.seq() + " " + event.event()))) {
      client.start();
      long seq = client.say(arguments[2]).get(10, TimeUnit.SECONDS).seq();
      System.out.println("durable as number " + seq);
      scheduler.awaitTermination(10, TimeUnit.SECONDS);
    }
  }
}
