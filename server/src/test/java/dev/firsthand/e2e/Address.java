package dev.firsthand.e2e;

import java.net.URI;

/** Where a server is found. */
record Address(int port) {

  String origin() {
    return "http://127.0.0.1:" + port;
  }

  URI page(String path) {
    return URI.create(origin() + path);
  }

  URI visitors() {
    return URI.create("ws://127.0.0.1:" + port + "/ws/visitor");
  }

  URI agents() {
    return URI.create("ws://127.0.0.1:" + port + "/ws/agent");
  }
}
