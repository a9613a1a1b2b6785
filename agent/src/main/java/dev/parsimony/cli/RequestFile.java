/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.dialect.Dialects;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.cache.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file of a request: its body as JSON, or an object of {@code url}, {@code headers} and {@code
 * body}.
 */
final class RequestFile {

  private static final List<String> MEMBERS = Arrays.asList("url", "headers", "body");
  private static final String CHAT = "https://api.openai.com/v1/chat/completions";

  private final String name;
  private final byte[] body;
  private final @Nullable String url;
  private final @Nullable WireHeaders headers;

  private RequestFile(
      String name, byte[] body, @Nullable String url, @Nullable WireHeaders headers) {
    this.name = name;
    this.body = body;
    this.url = url;
    this.headers = headers;
  }

  /**
   * @throws IOException whose message is for the user
   */
  static Explained read(String name, Labels labels) throws IOException {
    byte[] bytes = Files.readAllBytes(Paths.get(name));
    Object tree;
    try {
      tree = Json.read(bytes);
    } catch (MalformedBodyException e) {
      throw new IOException(name + ": is not JSON", e);
    }
    if (!(tree instanceof Map)) {
      throw new IOException(name + ": is not a JSON object, the body of a request");
    }
    Map<String, @Nullable Object> members = Json.object(tree);
    return (members.get("body") instanceof Map && MEMBERS.containsAll(members.keySet())
            ? new RequestFile(
                name, Json.write(members.get("body")), url(name, members), headers(name, members))
            : new RequestFile(name, bytes, null, null))
        .explained(labels);
  }

  private Explained explained(Labels labels) throws IOException {
    String address = url == null ? CHAT : url;
    Dialect dialect = Dialects.recognise("POST", address);
    if (dialect == null) {
      throw new IOException(
          name + ": url: '" + url + "' is not covered; allowed: an endpoint of a provider");
    }
    WireHeaders known = headers == null ? WireHeaders.of(Collections.emptyMap()) : headers;
    try {
      WireRequest request = new WireRequest("POST", address, known, body);
      return new Explained(
          name, labels.of(dialect.readRequest(request)), url != null, headers != null);
    } catch (MalformedBodyException e) {
      throw new IOException(name + ": is not a body for " + dialect.name(), e);
    }
  }

  private static @Nullable String url(String name, Map<String, @Nullable Object> members)
      throws IOException {
    Object url = members.get("url");
    if (url != null && !(url instanceof String)) {
      throw new IOException(name + ": url: is not a string");
    }
    return (String) url;
  }

  private static @Nullable WireHeaders headers(String name, Map<String, @Nullable Object> members)
      throws IOException {
    Object given = members.get("headers");
    if (given == null) {
      return null;
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> header : Json.object(given).entrySet()) {
      if (!(header.getValue() instanceof String)) {
        throw new IOException(name + ": headers: '" + header.getKey() + "' is not a string");
      }
      headers.put(header.getKey(), new ArrayList<>(Arrays.asList((String) header.getValue())));
    }
    return WireHeaders.of(headers);
  }
}
