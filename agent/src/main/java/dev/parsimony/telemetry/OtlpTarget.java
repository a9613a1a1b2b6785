/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the data of one signal go, and how: its own settings come before the common ones. */
final class OtlpTarget {

  private static final String PREFIX = "otel.exporter.otlp.";

  private final SettingValues settings;
  private final String signal;

  /**
   * @param signal {@code traces} or {@code metrics}
   */
  OtlpTarget(SettingValues settings, String signal) {
    this.settings = settings;
    this.signal = signal;
  }

  boolean isGrpc() {
    return settings.text(nameOf("protocol"), "").equals("grpc");
  }

  /**
   * @throws IllegalArgumentException when the protocol cannot use it
   */
  String endpoint() {
    String own = settings.text(PREFIX + signal + ".endpoint");
    if (own != null) {
      URL url = url(own);
      return url.getPath().isEmpty() ? url + "/" : url.toString();
    }
    String common = settings.text(PREFIX + "endpoint");
    if (common == null) {
      return isGrpc() ? "http://localhost:4317" : "http://localhost:4318/v1/" + signal;
    }
    URL url = url(common);
    String slash = url.getPath().endsWith("/") ? "" : "/";
    return isGrpc() ? url.toString() : url + slash + "v1/" + signal;
  }

  /** Whether the endpoint has the port that the other protocol is served at by custom. */
  boolean hasPortOfOtherProtocol() {
    return endpoint().matches("https?://[^/]*:" + (isGrpc() ? 4318 : 4317) + "(/.*)?");
  }

  Map<String, String> headers() {
    return settings.pairs(nameOf("headers"), true);
  }

  void compression(Consumer<String> exporter) {
    String compression = settings.text(nameOf("compression"));
    if (compression != null) {
      exporter.accept(compression);
    }
  }

  Duration timeout() {
    Duration timeout = settings.duration(nameOf("timeout"));
    return timeout == null ? Duration.ofSeconds(10) : timeout;
  }

  /**
   * @throws IllegalArgumentException when the client has a key without a certificate, or the
   *     reverse
   */
  void tls(Consumer<byte[]> trusted, BiConsumer<byte[], byte[]> client) {
    byte[] certificate = file("certificate");
    byte[] clientKey = file("client.key");
    byte[] clientCertificate = file("client.certificate");
    if (certificate != null) {
      trusted.accept(certificate);
    }
    if (clientKey != null && clientCertificate != null) {
      client.accept(clientKey, clientCertificate);
    } else if (clientKey != clientCertificate) {
      throw new IllegalArgumentException("key and certificate of the client go together");
    }
  }

  /** Null for none. */
  @Nullable RetryPolicy retryPolicy() {
    boolean disabled = settings.text("otel.java.exporter.otlp.retry.disabled", "").equals("true");
    return disabled ? null : RetryPolicy.getDefault();
  }

  MemoryMode memoryMode() {
    String mode = settings.text("otel.java.exporter.memory.mode", "");
    return mode.equals("immutable_data") ? MemoryMode.IMMUTABLE_DATA : MemoryMode.REUSABLE_DATA;
  }

  private String nameOf(String setting) {
    String own = PREFIX + signal + "." + setting;
    return settings.text(own) == null ? PREFIX + setting : own;
  }

  private URL url(String text) {
    try {
      URL url = new URL(text);
      boolean hasPath = !url.getPath().isEmpty() && !url.getPath().equals("/");
      if (url.getQuery() != null || url.getRef() != null || (hasPath && isGrpc())) {
        throw new IllegalArgumentException("no endpoint of this protocol");
      }
      return url;
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("no URL", e);
    }
  }

  private byte @Nullable [] file(String setting) {
    String path = settings.text(nameOf(setting));
    try {
      return path == null ? null : Files.readAllBytes(Paths.get(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
