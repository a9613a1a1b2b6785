/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One chat call, as the tests of the engine make it. */
public final class Chat {

  public static final String URL = "https://api.openai.com/v1/chat/completions";
  public static final String REQUEST =
      "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
  public static final String CHANGED =
      "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"H\"}]}";
  public static final String REPLY =
      "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,"
          + "\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[{\"index\":0,\"message\":"
          + "{\"role\":\"assistant\",\"content\":\"Hello\"},\"finish_reason\":\"stop\"}],"
          + "\"usage\":{\"prompt_tokens\":8,\"completion_tokens\":1,\"total_tokens\":9}}";
  public static final WireHeaders JSON =
      WireHeaders.of(Map.of("Content-Type", List.of("application/json")));
  public static final WireHeaders EVENTS =
      WireHeaders.of(Map.of("Content-Type", List.of("text/event-stream; charset=utf-8")));

  public static WireRequest request() {
    return new WireRequest("POST", URL, WireHeaders.NONE, REQUEST.getBytes(UTF_8));
  }

  public static CallOrigin origin() {
    return origin(AppContext.NONE, 0);
  }

  public static CallOrigin origin(AppContext app, long timeoutNanos) {
    return new CallOrigin("openai-java", "4.101.0", 1, Delivery.BLOCKING, timeoutNanos, app);
  }

  /** An answer of the agent's. */
  public static WireReply answer(String body) {
    return new WireReply(200, JSON, () -> new ByteArrayInputStream(body.getBytes(UTF_8)));
  }

  public static Call open(TestEngine engine) {
    Dialect dialect = Objects.requireNonNull(engine.engine().dialectOf("POST", URL), "no dialect");
    return open(engine, dialect);
  }

  public static Call open(TestEngine engine, Dialect dialect) {
    return engine.engine().open(dialect, request(), origin());
  }

  /** A call with a request of its own. */
  public static Call open(TestEngine engine, String body) {
    Dialect dialect = Objects.requireNonNull(engine.engine().dialectOf("POST", URL), "no dialect");
    return engine.engine().open(dialect, request().withBody(body.getBytes(UTF_8)), origin());
  }

  private Chat() {}
}
