/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.contract;

import dev.parsimony.dialect.Dialects;
import dev.parsimony.dialect.json.JsonDialect;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Usage;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call in a format, with its files in a folder of the dialect's name: {@code request.json}, the
 * reply {@code whole.json} and {@code stream.txt}, a reply that calls a tool, and errors. What a
 * format does not have, has no file.
 *
 * @param url where the call is made
 * @param streamUrl the same for a streamed reply
 * @param model the one that is asked for
 * @param told id, model and finish reason of the reply; empty for what it does not tell
 * @param texts what the model wrote
 * @param usage input, output, and of these what the prompt cache gave and took, and reasoning
 * @param error the name of the error in {@code error.json}; null where a body does not tell it
 */
record Sample(
    String name,
    String url,
    String streamUrl,
    String model,
    List<String> told,
    List<String> texts,
    List<Long> usage,
    @Nullable String error) {

  Sample streamedAt(String changed) {
    return new Sample(name, url, changed, model, told, texts, usage, error);
  }

  Sample telling(String... changed) {
    return new Sample(name, url, streamUrl, model, List.of(changed), texts, usage, error);
  }

  Sample saying(String... changed) {
    return new Sample(name, url, streamUrl, model, told, List.of(changed), usage, error);
  }

  Sample using(Long... changed) {
    return using(List.of(changed));
  }

  Sample using(List<Long> changed) {
    return new Sample(name, url, streamUrl, model, told, texts, changed, error);
  }

  Sample failingAs(String changed) {
    return new Sample(name, url, streamUrl, model, told, texts, usage, changed);
  }

  JsonDialect dialect() {
    for (Dialect dialect : Dialects.all()) {
      if (dialect.name().equals(name)) {
        return (JsonDialect) dialect;
      }
    }
    throw new AssertionError(name);
  }

  boolean has(String file) {
    return Sample.class.getResource(path(file)) != null;
  }

  byte[] file(String file) {
    try (InputStream in = Sample.class.getResourceAsStream(path(file))) {
      byte[] bytes = in.readAllBytes();
      return name.startsWith("bedrock") && !file.endsWith(".json") ? Frames.of(bytes) : bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The request, as it is sent for a whole reply or for a stream. */
  RequestFacts request(boolean stream) {
    String file = stream && has("request-stream.json") ? "request-stream.json" : "request.json";
    try {
      return dialect()
          .readRequest(
              new WireRequest("POST", stream ? streamUrl : url, headers(stream), file(file)));
    } catch (MalformedBodyException e) {
      throw new AssertionError(e);
    }
  }

  /** A request with a conversation in which a tool was called. */
  RequestFacts conversation() {
    try {
      return dialect()
          .readRequest(new WireRequest("POST", url, WireHeaders.NONE, file("conversation.json")));
    } catch (MalformedBodyException e) {
      throw new AssertionError(e);
    }
  }

  /** Another model of the same provider. */
  String other() {
    return name.startsWith("bedrock") ? model.replace("-v", "-x-v") : "another-model@1";
  }

  /* One provider is told by a header that a stream is wanted. */
  private WireHeaders headers(boolean stream) {
    return stream && name.startsWith("dashscope")
        ? WireHeaders.of(Map.of("X-DashScope-SSE", List.of("enable")))
        : WireHeaders.NONE;
  }

  static List<Long> counts(Usage usage) {
    return List.of(
        usage.input(), usage.output(), usage.cacheRead(), usage.cacheWrite(), usage.reasoning());
  }

  private String path(String file) {
    return "/dialect/contract/" + name + "/" + file;
  }

  @Override
  public String toString() {
    return name;
  }
}
