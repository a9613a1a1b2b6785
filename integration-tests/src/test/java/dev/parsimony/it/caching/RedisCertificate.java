/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.caching;

import static java.util.Objects.requireNonNull;

import dev.parsimony.it.harness.Jdk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The identity of a server, in the form that a Redis reads. */
final class RedisCertificate {

  private static final String PASSWORD = "changeit";

  private final Path key;
  private final Path certificate;
  private final Path trusted;

  /**
   * @param folder an empty one
   * @param subject for whom the certificate is, as {@code ip:127.0.0.1}
   */
  RedisCertificate(Path folder, String subject) throws IOException, GeneralSecurityException {
    Path store = folder.resolve("server.store");
    Path der = folder.resolve("server.der");
    trusted = folder.resolve("trusted.store");
    keytool(store, "-genkeypair", "-keyalg", "RSA", "-dname", "CN=redis", "-ext", "SAN=" + subject);
    keytool(store, "-exportcert", "-file", der.toString());
    keytool(trusted, "-importcert", "-noprompt", "-file", der.toString());
    KeyStore keys = KeyStore.getInstance("JKS");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    Key secret = keys.getKey("redis", PASSWORD.toCharArray());
    key = pem(folder.resolve("key.pem"), "PRIVATE KEY", secret.getEncoded());
    certificate = pem(folder.resolve("certificate.pem"), "CERTIFICATE", Files.readAllBytes(der));
  }

  /** What has a Redis use it, at its second port. */
  String[] options() {
    return new String[] {
      "--tls-port", "{port2}",
      "--tls-cert-file", certificate.toString(),
      "--tls-key-file", key.toString(),
      "--tls-ca-cert-file", certificate.toString(),
      "--tls-auth-clients", "no"
    };
  }

  /** Has a JVM trust it. */
  String[] flags() {
    return new String[] {
      "-Djavax.net.ssl.trustStore=" + trusted,
      "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
      "-Djavax.net.ssl.trustStoreType=JKS"
    };
  }

  private static Path pem(Path file, String what, byte[] bytes) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    String text = "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, lines);
    return Files.writeString(file, text);
  }

  private static void keytool(Path store, String... command) throws IOException {
    Path tool = requireNonNull(Jdk.current().java().getParent()).resolve("keytool");
    List<String> line = new ArrayList<>(List.of(tool.toString()));
    line.addAll(List.of(command));
    line.addAll(List.of("-alias", "redis", "-keystore", store.toString(), "-storetype", "JKS"));
    line.addAll(List.of("-storepass", PASSWORD, "-keypass", PASSWORD));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    try {
      if (process.waitFor() != 0) {
        throw new IOException(said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
