/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.openai.ChatDialect;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.SettingsLookup;
import dev.parsimony.setting.FakeEnvironment;
import dev.parsimony.setting.Node;
import dev.parsimony.setting.Overrides;
import dev.parsimony.setting.Problem;
import dev.parsimony.setting.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of real formats in a test, and how they end. */
public final class ChatCalls {

  public static PolicyCall call(
      Dialect dialect,
      String url,
      String credential,
      byte[] body,
      CacheSettings settings,
      long thread) {
    WireRequest request =
        new WireRequest(
            "POST", url, WireHeaders.of(Map.of("Authorization", List.of(credential))), body);
    try {
      return call(dialect.readRequest(request), settings, thread);
    } catch (MalformedBodyException e) {
      throw new AssertionError(e);
    }
  }

  public static PolicyCall call(RequestFacts facts, CacheSettings settings, long thread) {
    CallOrigin origin = new CallOrigin("test", "1", 1, Delivery.BLOCKING, 0, AppContext.NONE);
    PolicyCall call =
        new PolicyCall(
            origin,
            facts,
            new SettingsLookup() {
              @Override
              public <S> @Nullable S find(Class<S> type) {
                return type.cast(settings);
              }
            });
    call.keep(new Caller(thread));
    return call;
  }

  /** The settings that are read from the section of a rule. */
  public static CacheSettings settings(Node section) {
    List<Problem> problems = new ArrayList<>();
    Values read =
        CacheSettings.SECTION.read(section, new Overrides(new FakeEnvironment()), problems);
    assertThat(problems).isEmpty();
    return CacheSettings.of(read, "").withRetryWindow(Duration.ZERO);
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

  public static EndedReply reply(String text) {
    return reply(new ChatDialect(), completion(text), false);
  }

  public static EndedReply reply(Dialect dialect, byte[] body, boolean stream) {
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
