package dev.firsthand.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

  private static final char[] PASSWORD = "for-the-test-only".toCharArray();

  @TempDir
  static Path folder;

  private static KeyStore store;

  @BeforeAll
  static void makeCertificate() throws Exception {
    var file = folder.resolve("store.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made = new ProcessBuilder(
            keytool,
            "-genkeypair",
            "-alias",
            "test",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=localhost",
            "-ext",
            "SAN=dns:localhost,ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-storepass",
            new String(PASSWORD),
            "-keystore",
            file.toString())
        .inheritIO()
        .start();
    assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
    store = KeyStore.getInstance(file.toFile(), PASSWORD);
    pem("cert.pem", "CERTIFICATE", store.getCertificate("test").getEncoded());
    Key key = store.getKey("test", PASSWORD);
    pem("key.pem", "PRIVATE KEY", key.getEncoded());
    Files.writeString(folder.resolve("bad.pem"), "not a certificate");
  }

  @Test
  void speaksHttpAndWebSocketOverTls() throws Exception {
    var router = new Router()
        .get("/x", request -> Response.text(200, "secure " + request.secure()))
        .socket("/echo", new EchoEndpoint());
    try (var server = TestServer.start(options("cert.pem", "key.pem"), router);
        var client = HttpClient.newBuilder().sslContext(trusting()).build()) {
      var address = "://localhost:" + server.port();
      var request = HttpRequest.newBuilder(URI.create("https" + address + "/x")).build();

      var response = client.send(request, BodyHandlers.ofString());

      assertThat(response.body()).isEqualTo("secure true");
      assertThat(response.headers().firstValue("Strict-Transport-Security")).isPresent();
      assertThat(echoed(client, URI.create("wss" + address + "/echo"))).isEqualTo("over TLS");
    }
  }

  @Test
  void plainHttpIsNotAnswered() {
    try (var server = TestServer.start(options("cert.pem", "key.pem"), new Router());
        var client = new RawClient(server.port())) {
      client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");

      assertThat(client.response()).doesNotContain("HTTP/1.1");
    }
  }

  @Test
  void namesTheFileAtFault() {
    assertRefused("missing.pem", "key.pem", "missing.pem");
    assertRefused("cert.pem", "gone.pem", "gone.pem");
    assertRefused("bad.pem", "key.pem", "bad.pem");
    assertRefused("cert.pem", "bad.pem", "bad.pem");
    assertRefused("cert.pem", "cert.pem", "cert.pem");
  }

  private static void assertRefused(String certificate, String key, String named) {
    assertThatThrownBy(() -> TestServer.start(options(certificate, key), new Router()))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining(named);
  }

  private static String echoed(HttpClient client, URI address) {
    var heard = new CompletableFuture<String>();
    var listener = new WebSocket.Listener() {
      @Override
      public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
        heard.complete(text.toString());
        return CompletableFuture.completedStage(null);
      }
    };
    var socket = client.newWebSocketBuilder().buildAsync(address, listener).join();
    socket.request(1);
    socket.sendText("over TLS", true).join();
    var text = heard.orTimeout(10, TimeUnit.SECONDS).join();
    socket.sendClose(1000, "").join();
    return text;
  }

  private static ServerOptions options(String certificate, String key) {
    return ServerOptions.defaults()
        .withTls(new ServerOptions.Tls(folder.resolve(certificate), folder.resolve(key)));
  }

  private static SSLContext trusting() throws Exception {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("test", store.getCertificate("test"));
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  private static void pem(String name, String kind, byte[] bytes) throws Exception {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        folder.resolve(name),
        "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
  }
}
