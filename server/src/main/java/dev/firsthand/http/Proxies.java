package dev.firsthand.http;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who the client is, where proxies stand between. Only what a trusted proxy says is believed: the
 * list of addresses is read from its end, up to the first that is not a trusted proxy's.
 */
final class Proxies {

  private final List<AddressRange> trusted;

  Proxies(List<String> ranges) {
    this.trusted = ranges.stream().map(AddressRange::parse).toList();
  }

  /** Raw bytes of the peer's address; empty where the channel has none. */
  static byte[] bytesOf(SocketAddress peer) {
    return peer instanceof InetSocketAddress inet && inet.getAddress() != null
        ? inet.getAddress().getAddress()
        : new byte[0];
  }

  boolean trusts(byte[] address) {
    return trusted.stream().anyMatch(range -> range.contains(address));
  }

  /** The client's address, given the peer's and what it says of those before. */
  byte[] clientOf(byte[] peer, HttpHeaders headers) {
    var before = new ArrayList<String>();
    for (var line : headers.getAll("X-Forwarded-For")) {
      before.addAll(Arrays.asList(line.split(",", -1)));
    }
    var client = peer;
    for (int i = before.size() - 1; i >= 0 && trusts(client); i--) {
      var next =
          NetUtil.createByteArrayFromIpAddressString(withoutPort(before.get(i).strip()));
      if (next == null) {
        break;
      }
      client = next;
    }
    return client;
  }

  /** Whether the client speaks TLS, to us or to a trusted proxy. */
  boolean secure(byte[] peer, boolean overTls, HttpHeaders headers) {
    var said = headers.getAll("X-Forwarded-Proto");
    return overTls
        || (trusts(peer) && !said.isEmpty() && said.getLast().strip().equalsIgnoreCase("https"));
  }

  private static String withoutPort(String address) {
    if (address.startsWith("[") && address.contains("]")) {
      return address.substring(1, address.indexOf(']'));
    }
    var hasPort = address.indexOf(':') == address.lastIndexOf(':') && address.contains(".");
    return hasPort && address.contains(":") ? address.substring(0, address.indexOf(':')) : address;
  }
}
