/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parsimony.it.stub.StubRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What must be equal between two runs: all but what is new for every call. */
public final class Masked {

  /* In lower case. */
  private static final Map<String, Pattern> KINDS =
      Map.of(
          "cancelled", Pattern.compile("CancellationException"),
          "too late", Pattern.compile("HttpTimeoutException"),
          "broken off",
              Pattern.compile(
                  "Connection reset|ConnectionClosedException|InterruptedIOException: null"));

  private static final Set<String> NEW_EACH_TIME =
      Set.of(
          "created",
          "created_at",
          "completed_at",
          "obfuscation",
          "date",
          "x-request-id",
          "request-id",
          "anthropic-ratelimit-requests-remaining",
          "anthropic-ratelimit-requests-reset",
          "anthropic-ratelimit-input-tokens-reset",
          "anthropic-ratelimit-output-tokens-reset",
          "openai-processing-ms",
          "x-ratelimit-remaining-requests",
          "cf-ray",
          "set-cookie",
          "agentfailures");

  private static final Pattern TIMEOUT =
      Pattern.compile(
          "java\\.(net\\.SocketTimeoutException: .*|io\\.InterruptedIOException: timeout"
              + "|net\\.SocketException: Socket closed|io\\.IOException: Canceled"
              + "|net\\.http\\.HttpTimeoutException: request timed out"
              + "|io\\.IOException: HTTP/1.1 header parser received no bytes"
              + "|io\\.IOException: connection closed locally)"
              + "|jdk\\..*ConnectionExpiredException: .*");

  private Masked() {}

  /** A result as lines of path and value, each of which can be compared by eye. */
  public static List<String> result(JsonNode result) {
    List<String> lines = new ArrayList<>();
    flatten("", result, lines);
    return lines;
  }

  /** The same without what was read of a stream. */
  public static List<String> outcome(JsonNode result) {
    ObjectNode outcome = result.deepCopy();
    return result(outcome.without(List.of("chunks", "events", "text")));
  }

  /**
   * The outcome; of a call that was broken off, cancelled or too late only that it was, where it is
   * a matter of chance which of several threads tells of it.
   */
  public static List<String> kind(JsonNode result) {
    String error = result.path("error").toString();
    for (Map.Entry<String, Pattern> kind : KINDS.entrySet()) {
      if (kind.getValue().matcher(error).find()) {
        return List.of(kind.getKey(), "interrupted=" + result.path("interrupted").asText());
      }
    }
    return outcome(result);
  }

  private static void flatten(String path, JsonNode node, List<String> lines) {
    if (node.isObject()) {
      Set<String> names = new TreeSet<>();
      node.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (!NEW_EACH_TIME.contains(name.toLowerCase(Locale.ROOT))) {
          flatten(path + "/" + name, node.get(name), lines);
        }
      }
    } else if (node.isArray()) {
      JsonNode entries = path.endsWith("/causes") ? causes(node) : node;
      lines.add(path + " has " + entries.size());
      for (int i = 0; i < entries.size(); i++) {
        flatten(path + "/" + i, entries.get(i), lines);
      }
    } else {
      lines.add(path + " = " + text(node.toString()));
    }
  }

  /** Which of several timeouts comes first, and what it finds to close, is a matter of chance. */
  private static ArrayNode causes(JsonNode causes) {
    ArrayNode told = JsonNodeFactory.instance.arrayNode();
    for (JsonNode cause : causes) {
      boolean timeout = TIMEOUT.matcher(cause.asText()).matches();
      String text = timeout ? "timeout" : cause.asText();
      if (told.isEmpty() || !told.get(told.size() - 1).asText().equals(text)) {
        told.add(text);
      }
    }
    return told;
  }

  /** Requests with their bodies as sent and their headers in order. */
  public static List<String> requests(List<StubRequest> requests) {
    List<String> lines = new ArrayList<>();
    for (StubRequest request : requests) {
      lines.add(request.method() + " " + request.target());
      for (Map.Entry<String, String> header : request.headers()) {
        lines.add(header.getKey() + ": " + value(header));
      }
      lines.add(ids(new String(request.body(), StandardCharsets.ISO_8859_1)));
    }
    return lines;
  }

  private static String value(Map.Entry<String, String> header) {
    return switch (header.getKey().toLowerCase(Locale.ROOT)) {
      case "host", "idempotency-key", "x-stainless-idempotency-key" -> "*";
      // A signature is new with each second, and checked by the provider.
      case "x-amz-date", "amz-sdk-invocation-id" -> "*";
      case "authorization" -> header.getValue().replaceAll("(/\\d{8}/|Signature=[0-9a-f]+)", "*");
      case "amz-sdk-request" -> header.getValue().replaceAll("ttl=\\w+", "ttl=*");
      default -> header.getValue();
    };
  }

  /* Those that the provider gives, which an application may send back. */
  private static String ids(String value) {
    return value
        .replaceAll("(chatcmpl-|cmpl-|call_)[0-9A-Za-z]{29}", "$1*")
        .replaceAll("(msg_|toolu_)01[0-9A-Za-z]{22}\\b", "$1*")
        .replaceAll("(resp_|msg_|rs_|fc_|req_)[0-9a-f]{32}\\b", "$1*");
  }

  private static String text(String value) {
    return ids(value)
        // OkHttp's own watch and the socket's run out at the same moment.
        .replaceAll("(^\"|SocketTimeoutException: )Read timed out\"$", "$1timeout\"")
        .replaceAll("(127\\.0\\.0\\.1|0\\.0\\.0\\.0/0\\.0\\.0\\.0):\\d+", "$1:*")
        .replaceAll("@[0-9a-f]{5,8}\\b", "@*")
        .replaceAll("id: 0x[0-9a-f]+|(channelAge|lastIdleDuration)=\\w+(\\.\\w+)?", "*")
        .replaceAll("(expected|computed) 0x[0-9a-f]+", "$1 *")
        .replaceAll("\\$\\$Lambda[$/0-9a-fx]+", "\\$\\$Lambda")
        .replaceAll("created=\\d+", "created=*")
        // A reply that an error quotes.
        .replaceAll("(\\\\\"(created|obfuscation)\\\\\":)(\\d+|\\\\\"\\w*\\\\\")", "$1*");
  }
}
