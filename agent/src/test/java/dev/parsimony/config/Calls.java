/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.dialect.Bodies;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Role;
import dev.parsimony.exchange.TraceParent;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The call that the rules of the tests are asked about. */
final class Calls {

  static final String URL = "https://api.openai.com/v1/chat/completions?api-version=1";

  private static final Dialect DIALECT =
      (Dialect)
          Proxy.newProxyInstance(
              Calls.class.getClassLoader(),
              new Class<?>[] {Dialect.class},
              (proxy, method, arguments) -> {
                switch (method.getName()) {
                  case "credential", "digest":
                    return null;
                  case "addressed":
                    return URL;
                  default:
                    throw new AssertionError("the dialect is not asked");
                }
              });

  static RequestFacts facts(Supplier<String> systemPrompt) {
    return facts(systemPrompt, "one");
  }

  /** The call of a user whom a header names. */
  static RequestFacts factsOf(String user) {
    return facts(() -> "You work at the Support Desk.", user);
  }

  private static RequestFacts facts(Supplier<String> systemPrompt, String user) {
    WireHeaders headers =
        WireHeaders.of(
            Map.of(
                "X-Team", List.of("sales", "support-eu"),
                "X-User", List.of(user),
                "Authorization", List.of("Bearer key-1")));
    return RequestFacts.builder(
            new WireRequest("POST", URL, headers, new byte[0]), DIALECT, Operation.CHAT)
        .provider("openai")
        .model("gpt-4o-mini")
        .prompt(() -> Bodies.prompt(Role.SYSTEM, systemPrompt.get()))
        .build();
  }

  static RequestFacts facts() {
    return facts(() -> "You work at the Support Desk.");
  }

  static CallOrigin origin(AppContext app) {
    return new CallOrigin("openai-java", "4.0.0", 1, Delivery.BLOCKING, 0, app);
  }

  static CallOrigin origin() {
    return origin(new App());
  }

  /** An application with a tenant. */
  static class App implements AppContext {

    @Override
    public @Nullable TraceParent currentSpan() {
      return null;
    }

    @Override
    public @Nullable String mdc(String key) {
      return key.equals("tenant") ? "acme" : null;
    }

    @Override
    public @Nullable String baggage(String key) {
      return key.equals("region") ? "eu" : null;
    }

    @Override
    public String threadName() {
      return "scheduling-1";
    }

    @Override
    public String callingClass() {
      return "com.acme.faq.web.Answerer";
    }
  }

  private Calls() {}
}
