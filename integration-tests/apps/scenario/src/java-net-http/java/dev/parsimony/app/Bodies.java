/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Flow.Publisher;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A way to take a whole reply from the JDK's client, and to make a text of it.
 *
 * @param <T> what the client gives
 */
final class Bodies<T> {

  private final BodyHandler<T> handler;
  private final Function<T, String> text;

  private Bodies(BodyHandler<T> handler, Function<T, String> text) {
    this.handler = handler;
    this.text = text;
  }

  static Bodies<?> named(String name) throws IOException {
    switch (name) {
      case "string":
        return new Bodies<>(BodyHandlers.ofString(), text -> text);
      case "bytes":
        return new Bodies<>(BodyHandlers.ofByteArray(), Bodies::utf8);
      case "stream":
        return new Bodies<>(BodyHandlers.ofInputStream(), Bodies::read);
      case "lines":
        return new Bodies<>(BodyHandlers.ofLines(), Bodies::joined);
      case "file":
        return new Bodies<>(
            BodyHandlers.ofFile(Files.createTempFile("reply", ".json")), Bodies::taken);
      case "publisher":
        return new Bodies<>(BodyHandlers.ofPublisher(), Bodies::collected);
      case "buffering":
        return new Bodies<>(BodyHandlers.buffering(BodyHandlers.ofString(), 7), text -> text);
      case "consumer":
        return consumer();
      default:
        throw new IllegalArgumentException(name);
    }
  }

  BodyHandler<T> handler() {
    return handler;
  }

  String text(T body) {
    return text.apply(body);
  }

  private static Bodies<Void> consumer() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    return new Bodies<>(
        BodyHandlers.ofByteArrayConsumer(
            piece -> piece.ifPresent(given -> bytes.write(given, 0, given.length))),
        nothing -> utf8(bytes.toByteArray()));
  }

  private static String read(InputStream body) {
    try (InputStream closing = body) {
      return utf8(closing.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String joined(Stream<String> lines) {
    try (Stream<String> closing = lines) {
      return closing.collect(Collectors.joining("\n"));
    }
  }

  private static String taken(Path file) {
    try {
      String text = Files.readString(file);
      Files.delete(file);
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String collected(Publisher<List<ByteBuffer>> body) {
    BodySubscriber<String> whole = BodySubscribers.ofString(StandardCharsets.UTF_8);
    body.subscribe(whole);
    return whole.getBody().toCompletableFuture().join();
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
