/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.downgrade;

import static java.util.Objects.requireNonNull;

import dev.parsimony.it.harness.Jdk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates of servers, made by the JDK's own tool, and a store of those that are trusted. */
final class TestCertificates {

  private static final String PASSWORD = "changeit";

  private final Path folder;

  /**
   * @param folder an empty one
   */
  TestCertificates(Path folder) {
    this.folder = folder;
  }

  /**
   * The identity of a server.
   *
   * @param subject for whom its certificate is, as {@code ip:127.0.0.1}
   * @param trusted whether {@link #flags} have a JVM trust it
   */
  SSLContext identity(String name, String subject, boolean trusted)
      throws IOException, GeneralSecurityException {
    Path store = folder.resolve(name + ".jks");
    Path certificate = folder.resolve(name + ".cer");
    keytool(
        store,
        name,
        "-genkeypair",
        "-keyalg",
        "RSA",
        "-dname",
        "CN=" + name,
        "-ext",
        "SAN=" + subject);
    keytool(store, name, "-exportcert", "-file", certificate.toString());
    if (trusted) {
      keytool(trusted(), name, "-importcert", "-noprompt", "-file", certificate.toString());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(read(store), PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** Has a JVM trust those that are to be trusted, and nobody else. */
  String[] flags() {
    return new String[] {
      "-Djavax.net.ssl.trustStore=" + trusted(),
      "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
      "-Djavax.net.ssl.trustStoreType=JKS"
    };
  }

  private Path trusted() {
    return folder.resolve("trust-anchors.store");
  }

  private static KeyStore read(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("JKS");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  /* The old type of store is one that every Java reads. */
  private static void keytool(Path store, String name, String... command) throws IOException {
    Path tool = requireNonNull(Jdk.current().java().getParent()).resolve("keytool");
    List<String> line = new ArrayList<>(List.of(tool.toString()));
    line.addAll(List.of(command));
    line.addAll(List.of("-alias", name, "-keystore", store.toString(), "-storetype", "JKS"));
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
