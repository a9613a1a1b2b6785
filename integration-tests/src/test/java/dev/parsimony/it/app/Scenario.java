/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.stub.Fault;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.Gate;
import dev.parsimony.it.stub.ProviderStub;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that an application does while the provider behaves in some way.
 *
 * @param modern whether only the modern client versions can do it
 */
record Scenario(String name, boolean modern, Play play) {

  private static final List<String> FORMS = List.of("blocking", "async", "stream", "async-stream");
  private static final List<Integer> ERRORS = List.of(400, 401, 403, 404, 408, 409, 422, 429, 500);
  private static final String LONG = "[words:40] a long story";

  /** Does it, and returns what the application saw. */
  interface Play {
    AppResult run(AppProcess app, ProviderStub stub) throws InterruptedException;
  }

  static List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    successes(all);
    providerErrors(all);
    faults(all);
    earlyEnds(all);
    return all;
  }

  private static void successes(List<Scenario> all) {
    for (String endpoint : List.of("chat", "completions", "responses", "embeddings")) {
      boolean modern = endpoint.equals("responses");
      for (String form : FORMS) {
        if (!endpoint.equals("embeddings") || !form.endsWith("stream")) {
          add(all, modern, endpoint + " " + form, AppCommand.call(endpoint, "hi").form(form));
        }
      }
      add(all, true, endpoint + " raw", AppCommand.call(endpoint, "hi").form("raw"));
    }
    for (String endpoint : List.of("chat", "responses")) {
      AppCommand call = AppCommand.call(endpoint, "hi");
      boolean modern = endpoint.equals("responses");
      add(all, true, endpoint + " raw stream", call.form("raw-stream"));
      add(all, true, endpoint + " structured", call.form("structured"));
      add(all, true, endpoint + " with options", call.optionHeader("X-Team", "blue"));
      add(all, modern, endpoint + " reasoning", call.model("gpt-5"));
      add(
          all,
          modern,
          endpoint + " refusal",
          AppCommand.call(endpoint, "[refusal]").form("stream"));
    }
    details(all);
  }

  private static void details(List<Scenario> all) {
    AppCommand chat = AppCommand.chat("hi");
    Map<String, Object> function = Map.of("name", "f", "parameters", Map.of());
    List<Object> tools = List.of(Map.of("type", "function", "function", function));
    for (String form : FORMS) {
      AppCommand asking = AppCommand.chat("[tools]").form(form);
      add(all, false, "chat tools " + form, asking.body("tools", tools));
    }
    Map<String, Object> usage = Map.of("include_usage", true);
    add(all, false, "usage in the stream", chat.form("stream").body("stream_options", usage));
    add(all, false, "many choices", chat.body("n", 3).body("logprobs", true));
    add(all, false, "numbers as written", chat.body("temperature", 1e-7).body("seed", 1L << 53));
    add(all, false, "unknown fields", chat.body("x_new", Map.of("b", 1, "a", List.of(1.0))));
    add(all, false, "stored", chat.body("store", true).body("metadata", Map.of("k", "v")));
    add(all, false, "lone surrogate", AppCommand.chat("\ud800!"));
    add(all, false, "2 MB prompt", AppCommand.chat("x".repeat(2_000_000)));
    add(all, false, "organization", chat.organization("org-1").apiKey("sk-other"));
    add(all, false, "headers", chat.header("X-Tenant", "t").header("OpenAI-Beta", "b=1"));
  }

  private static void providerErrors(List<Scenario> all) {
    for (int status : ERRORS) {
      for (String form : FORMS) {
        AppCommand call = AppCommand.chat("hi").form(form).maxRetries(0);
        add(all, "status " + status + " " + form, Faults.status(status), 1, call);
      }
    }
    for (String form : FORMS) {
      AppCommand call = AppCommand.chat("hi").form(form).maxRetries(2);
      add(all, "recovers from 429 " + form, Faults.status(429), 2, call);
      add(all, "gives up on 429 " + form, Faults.status(429), 3, call);
      add(all, "recovers from a reset " + form, Faults.resetBeforeHeaders(), 1, call);
    }
  }

  private static void faults(List<Scenario> all) {
    Map<String, Fault> faults =
        Map.ofEntries(
            Map.entry("closed before headers", Faults.closedBeforeHeaders()),
            Map.entry("reset mid body", Faults.resetMidBody()),
            Map.entry("closed mid body", Faults.closedMidBody()),
            Map.entry("truncated", Faults.truncatedStream()),
            Map.entry("last event missing", Faults.lastEventMissing()),
            Map.entry("invalid JSON", Faults.invalidJson()),
            Map.entry("200 with an error body", Faults.errorBody()),
            Map.entry("empty body", Faults.emptyBody()),
            Map.entry("wrong content type", Faults.contentType("text/html")),
            Map.entry("error event", Faults.errorEvent()),
            Map.entry("split at every byte", Faults.splitAtEveryByte()),
            Map.entry("no finish reason", Faults.noFinishReason()),
            Map.entry("content filter", Faults.contentFilter()),
            Map.entry("length", Faults.length()),
            Map.entry("ten thousand chunks", Faults.words(10_000)),
            Map.entry("2 MB reply", Faults.bytes(2_000_000)));
    new TreeMap<>(faults)
        .forEach(
            (name, fault) -> {
              for (String form : FORMS) {
                AppCommand call = AppCommand.chat(LONG).form(form).maxRetries(0);
                add(all, name + " " + form, fault, 1, call);
              }
              AppCommand call = AppCommand.call("responses", LONG).form("stream").maxRetries(0);
              add(all, true, name + " of responses", fault, 1, call);
            });
  }

  private static void earlyEnds(List<Scenario> all) {
    for (String form : List.of("stream", "async-stream")) {
      AppCommand call = AppCommand.chat(LONG).form(form);
      add(all, false, form + " closed after a chunk", call.closeAfter(1));
      add(all, false, form + " closed after many chunks", call.closeAfter(30));
    }
    AppCommand call = AppCommand.chat(LONG).maxRetries(0);
    add(all, false, "stream closed unread", call.form("stream").closeAfter(0));
    add(all, false, "closed twice", call.form("stream").closeAfter(2).with("closeTwice", true));
    for (String form : FORMS) {
      all.add(heldBack("timeout " + form, call.form(form).timeoutMillis(300), (app, gate) -> {}));
    }
    all.add(heldBack("deadline", call.form("async").deadlineMillis(300), (app, gate) -> {}));
    all.add(heldBack("cancelled", call.form("async"), (app, gate) -> app.cancel("a")));
    all.add(
        heldBack("stream cancelled", call.form("async-stream"), (app, gate) -> app.cancel("a")));
    all.add(heldBack("waiter interrupted", call.form("async"), (app, gate) -> app.interrupt("a")));
    add(all, false, "called when interrupted", call.interruptFirst());
  }

  /** A call that the provider does not answer until something has happened. */
  private static Scenario heldBack(String name, AppCommand call, Happening happening) {
    return new Scenario(
        name,
        false,
        (app, stub) -> {
          Gate gate = Gate.beforeHeaders();
          stub.next(gate);
          app.begin("a", named(name, call));
          if (!gate.awaitArrival()) {
            throw new AssertionError("the request did not arrive");
          }
          happening.happen(app, gate);
          return app.await("a");
        });
  }

  /* No two scenarios ask the same, so that no answer can come from another one. */
  private static AppCommand named(String name, AppCommand call) {
    return call.header("X-Scenario", name);
  }

  private interface Happening {
    void happen(AppProcess app, Gate gate);
  }

  private static void add(List<Scenario> all, boolean modern, String name, AppCommand call) {
    add(all, modern, name, Faults.none(), 1, call);
  }

  private static void add(
      List<Scenario> all, String name, Fault fault, int times, AppCommand call) {
    add(all, false, name, fault, times, call);
  }

  private static void add(
      List<Scenario> all, boolean modern, String name, Fault fault, int times, AppCommand call) {
    all.add(
        new Scenario(
            name,
            modern,
            (app, stub) -> {
              stub.nextTimes(times, fault);
              return app.send(named(name, call));
            }));
  }
}
