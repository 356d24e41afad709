package dev.firsthand.http;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLException;

/** Makes the TLS set-up from files. Every complaint names the file at fault. */
final class TlsContext {

  private TlsContext() {}

  static SslContext load(ServerOptions.Tls tls) {
    checkReadable("TLS certificate", tls.certificate());
    checkReadable("TLS key", tls.key());
    checkCertificate(tls.certificate());
    try {
      return SslContextBuilder.forServer(tls.certificate().toFile(), tls.key().toFile())
          .sslProvider(SslProvider.JDK)
          .protocols("TLSv1.3", "TLSv1.2")
          .build();
    } catch (SSLException | IllegalArgumentException bad) {
      throw new ServerException(
          "The TLS key is not an unencrypted PKCS#8 private key in PEM that fits the certificate: "
              + tls.key(),
          bad);
    }
  }

  private static void checkReadable(String what, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ServerException("There is no " + what + " file: " + file);
    }
    if (!Files.isReadable(file)) {
      throw new ServerException("The " + what + " file can't be read: " + file);
    }
  }

  private static void checkCertificate(Path file) {
    try (var in = Files.newInputStream(file)) {
      if (CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
        throw new ServerException("The TLS certificate file holds no certificate: " + file);
      }
    } catch (IOException | CertificateException bad) {
      throw new ServerException("The TLS certificate is not a chain in PEM: " + file, bad);
    }
  }
}
