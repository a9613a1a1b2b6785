/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Prompt;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Role;
import dev.parsimony.exchange.Span;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.FlexSettings;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.SettingsLookup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an application asks in a test; each use makes a new call. */
final class Asked {

  private final String question;
  private final Map<String, List<String>> headers = new LinkedHashMap<>();
  private final List<Consumer<RequestFacts.Builder>> details = new ArrayList<>();
  private String url = "https://api.example/v1/chat/completions";
  private String treatment = "";
  private String dialect = "fake.chat";
  private @Nullable CacheSettings settings = CacheSettings.defaults();
  private @Nullable FlexSettings flex;
  private Delivery delivery = Delivery.BLOCKING;
  private long client = 1;
  private long thread = 1;
  private long timeoutNanos;

  private Asked(String question) {
    this.question = question;
    header("Authorization", "Bearer one");
  }

  static Asked question(String question) {
    return new Asked(question);
  }

  Asked header(String name, String... values) {
    headers.put(name, List.of(values));
    return this;
  }

  Asked withoutHeader(String name) {
    headers.remove(name);
    return this;
  }

  Asked url(String value) {
    url = value;
    return this;
  }

  Asked dialect(String value) {
    dialect = value;
    return this;
  }

  Asked stream(boolean withUsage) {
    return detail(facts -> facts.stream(true).usageInStream(withUsage));
  }

  Asked temperature(double value) {
    return detail(facts -> facts.parameter(Parameter.TEMPERATURE, value));
  }

  /** The prompt, said by the user. */
  Asked said(String text) {
    Message message =
        Message.by(Role.USER).add(Part.text(Part.Kind.TEXT, text, new Span(0, 0))).build();
    return detail(facts -> facts.prompt(() -> new Prompt(List.of(message), List.of())));
  }

  /** A conversation with a tool, whose newest message is its result or the user's question. */
  Asked offering(String tool, boolean withResult) {
    Part schema = Part.json(Part.Kind.SCHEMA, "[{\"name\":\"" + tool + "\"}]", new Span(0, 0));
    Part.Kind kind = withResult ? Part.Kind.TOOL_RESULT : Part.Kind.TEXT;
    Message newest =
        Message.by(withResult ? Role.TOOL : Role.USER)
            .add(Part.text(kind, "as it is", new Span(0, 0)))
            .build();
    return detail(
        facts -> facts.tools(true).prompt(() -> new Prompt(List.of(newest), List.of(schema))));
  }

  Asked detail(Consumer<RequestFacts.Builder> detail) {
    details.add(detail);
    return this;
  }

  Asked under(@Nullable CacheSettings value) {
    settings = value;
    return this;
  }

  /** Under a rule that moves the call to a slower tier. */
  Asked slow() {
    flex = FlexSettings.defaults();
    return this;
  }

  Asked async() {
    delivery = Delivery.ASYNC;
    return this;
  }

  Asked client(long value) {
    client = value;
    return this;
  }

  Asked onThread(long value) {
    thread = value;
    return this;
  }

  Asked timeout(long nanos) {
    timeoutNanos = nanos;
    return this;
  }

  CallOrigin origin() {
    return new CallOrigin("test", "1", client, delivery, timeoutNanos, AppContext.NONE);
  }

  RequestFacts facts() {
    WireRequest request =
        new WireRequest("POST", url, WireHeaders.of(headers), question.getBytes(UTF_8));
    RequestFacts.Builder facts =
        RequestFacts.builder(request, new FakeDialect(dialect), Operation.CHAT).model("model-1");
    details.forEach(detail -> detail.accept(facts));
    return facts.build();
  }

  Asked treatment(String value) {
    treatment = value;
    return this;
  }

  PolicyCall call() {
    return call(facts());
  }

  PolicyCall call(RequestFacts facts) {
    PolicyCall call =
        new PolicyCall(
            origin(),
            facts,
            new SettingsLookup() {
              @Override
              public <S> @Nullable S find(Class<S> type) {
                Object found = type == FlexSettings.class ? flex : settings;
                return type.cast(found);
              }

              @Override
              public String treatment() {
                return treatment;
              }
            });
    call.keep(new Caller(thread));
    return call;
  }
}
