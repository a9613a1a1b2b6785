/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.dialect.openai.ChatDialect;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.SettingsLookup;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of real formats in a test, and how they end. */
final class ChatCalls {

  static PolicyCall call(
      Dialect dialect,
      String url,
      String credential,
      byte[] body,
      CacheSettings settings,
      long thread) {
    WireRequest request =
        new WireRequest(
            "POST", url, WireHeaders.of(Map.of("Authorization", List.of(credential))), body);
    CallOrigin origin = new CallOrigin("test", "1", 1, Delivery.BLOCKING, 0, AppContext.NONE);
    try {
      PolicyCall call =
          new PolicyCall(
              origin,
              dialect.readRequest(request),
              new SettingsLookup() {
                @Override
                public <S> @Nullable S find(Class<S> type) {
                  return type.cast(settings);
                }
              });
      call.keep(new Caller(thread));
      return call;
    } catch (MalformedBodyException e) {
      throw new AssertionError(e);
    }
  }

  /** A whole chat completion. */
  static byte[] completion(String text) {
    Map<String, Object> message = Map.of("role", "assistant", "content", text);
    Map<String, Object> choice = Map.of("index", 0, "message", message, "finish_reason", "stop");
    return Json.write(
        Map.of(
            "id",
            "c1",
            "object",
            "chat.completion",
            "created",
            1,
            "model",
            "gpt-4o",
            "choices",
            List.of(choice),
            "usage",
            Map.of("prompt_tokens", 9, "completion_tokens", 2, "total_tokens", 11)));
  }

  static EndedReply reply(String text) {
    return reply(new ChatDialect(), completion(text), false);
  }

  static EndedReply reply(Dialect dialect, byte[] body, boolean stream) {
    String type = stream ? dialect.streamType() : "application/json";
    return EndedReply.read(
        ServedBy.PROVIDER,
        200,
        WireHeaders.of(Map.of("Content-Type", List.of(type))),
        body,
        stream,
        bytes -> dialect.readReply(bytes, stream));
  }

  private ChatCalls() {}
}
