/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reply by which a provider refuses a call because of a limit. */
public final class Refusal {

  private static final int TOO_MANY_REQUESTS = 429;

  private final Map<String, @Nullable Object> body = new LinkedHashMap<>();
  private final Map<String, List<String>> headers = new LinkedHashMap<>();

  public Refusal() {
    header("content-type", "application/json");
  }

  /** As the interfaces of Google Cloud say it, whoever made the model. */
  public static WireReply ofGoogle(String message) {
    Refusal error =
        new Refusal()
            .with("code", TOO_MANY_REQUESTS)
            .with("message", message)
            .with("status", "RESOURCE_EXHAUSTED");
    return new Refusal().object("error", error).toReply();
  }

  public Refusal with(String field, @Nullable Object value) {
    body.put(field, value);
    return this;
  }

  /** Adds an object with the fields of another. */
  public Refusal object(String field, Refusal inner) {
    return with(field, inner.body);
  }

  public Refusal header(String name, String value) {
    headers.put(name, Collections.singletonList(value));
    return this;
  }

  public WireReply toReply() {
    byte[] bytes = Json.write(body);
    return new WireReply(
        TOO_MANY_REQUESTS, WireHeaders.of(headers), () -> new ByteArrayInputStream(bytes));
  }
}
