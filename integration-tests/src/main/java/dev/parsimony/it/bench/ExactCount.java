/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parsimony.dialect.Dialects;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.tokens.TokenCounter;
import dev.parsimony.tokens.TokenRatios;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Counts the tokens of chat requests with the agent's own tokenizer. */
final class ExactCount {

  private static final String URL = "http://127.0.0.1/v1/chat/completions";
  private static final WireHeaders HEADERS =
      WireHeaders.of(Map.of("content-type", List.of("application/json")));

  private final TokenCounter counter = new TokenCounter(new TokenRatios());
  private final Dialect dialect = Objects.requireNonNull(Dialects.recognise("POST", URL));

  /** The tokens of a prompt, tool schemas included. */
  long of(byte[] body) {
    try {
      return counter.input(dialect.readRequest(new WireRequest("POST", URL, HEADERS, body)));
    } catch (MalformedBodyException e) {
      throw new IllegalArgumentException("not a chat request", e);
    }
  }

  long ofText(String text) {
    return of(saying(text)) - of(saying(""));
  }

  private static byte[] saying(String text) {
    Map<String, Object> message = Map.of("role", "user", "content", text);
    Map<String, Object> request = Map.of("model", "gpt-4o", "messages", List.of(message));
    return SavingsCase.JSON.valueToTree(request).toString().getBytes(StandardCharsets.UTF_8);
  }

  static JsonNode parsed(byte[] body) {
    try {
      return SavingsCase.JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
