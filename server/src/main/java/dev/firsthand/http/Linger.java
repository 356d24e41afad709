package dev.firsthand.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The end of a connection whose last words must arrive: a plain close with unread bytes makes TCP
 * reset the connection and lose them, so our side ends first and the peer gets a moment to end its
 * own.
 */
final class Linger {

  private Linger() {}

  /** Ends our side when {@code lastWords} are written, and the rest {@code patience} later. */
  static void end(Channel channel, ChannelFuture lastWords, Duration patience) {
    lastWords.addListener((ChannelFutureListener) written -> {
      closeAfter(channel, patience);
      halfClose(channel);
    });
  }

  /** Closes {@code channel} after {@code patience}, if it is still open then. */
  static void closeAfter(Channel channel, Duration patience) {
    var timer = channel
        .eventLoop()
        .schedule(() -> channel.close(), patience.toNanos(), TimeUnit.NANOSECONDS);
    channel.closeFuture().addListener(closed -> timer.cancel(false));
  }

  private static void halfClose(Channel channel) {
    if (channel instanceof DuplexChannel duplex
        && channel.pipeline().get(SslHandler.class) == null) {
      duplex.shutdownOutput();
    } else {
      channel.close();
    }
  }
}
