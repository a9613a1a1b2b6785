/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.ClientLibrary;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.Fault;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.Gate;
import dev.parsimony.it.stub.ProviderStub;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that an application does while the provider behaves in some way: what every client
 * library can do.
 */
record Scenario(String name, Play play) {

  private static final List<Integer> ERRORS = List.of(400, 401, 403, 404, 408, 409, 422, 429, 500);
  private static final List<ClientLibrary> RETRYING =
      List.of(
          ClientLibrary.OPENAI_JAVA, ClientLibrary.ANTHROPIC_JAVA, ClientLibrary.BEDROCK_RUNTIME);
  private static final String LONG = "[words:40] a long story";
  private static final String SPLIT = "split at every byte";
  /* Where each byte is waited for, few words show what many would. */
  private static final String SHORT = "[words:6] a short story";

  /** Does it, and returns what the application saw. */
  interface Play {
    AppResult run(AppProcess app, ProviderStub stub) throws InterruptedException;
  }

  static List<Scenario> all(Client client) {
    List<Scenario> all = new ArrayList<>();
    successes(all, client);
    providerErrors(all, client.library());
    faults(all, client);
    earlyEnds(all, client.library());
    if (retries(client)) {
      RetryScenarios.add(all, client.library());
    }
    if (client.library().equals(ClientLibrary.OPENAI_JAVA)) {
      OpenAiScenarios.add(all, client);
    } else if (client.library().equals(ClientLibrary.ANTHROPIC_JAVA)) {
      AnthropicScenarios.add(all, client);
    } else if (client.library().equals(ClientLibrary.BEDROCK_RUNTIME)) {
      BedrockScenarios.add(all);
    } else if (client.library().equals(ClientLibrary.JAVA_NET_HTTP)) {
      JdkScenarios.add(all);
    }
    return all;
  }

  /* By default the newest that are quick to try again: langchain4j waits for more than a second. */
  private static boolean retries(Client client) {
    return Jdk.fullMatrix()
        ? RETRYING.contains(client.library()) || client.library().equals(ClientLibrary.LANGCHAIN4J)
        : RETRYING.contains(client.library()) && Client.newestOfEach().contains(client);
  }

  /** The short list, for what differs from another client in its provider alone. */
  static List<Scenario> few(Client client) {
    List<Scenario> few = new ArrayList<>();
    for (String endpoint : client.endpoints()) {
      client.library().forms().get(endpoint).forEach(form -> few(few, endpoint, form));
    }
    return few;
  }

  /** A cancel of each asynchronous form, while the provider keeps it waiting. */
  static void cancels(List<Scenario> all, ClientLibrary library) {
    library
        .forms()
        .forEach(
            (endpoint, forms) -> {
              for (String form : forms) {
                if (form.startsWith("async")) {
                  String name = endpoint + " " + form + " cancelled";
                  AppCommand call = AppCommand.call(endpoint, name).form(form).maxRetries(0);
                  all.add(heldBack(name, call, (app, gate) -> app.cancel("a")));
                }
              }
            });
  }

  /** The short list; all with {@code -Dparsimony.matrix=full}. */
  static List<Scenario> fewOrAll(Client client) {
    return Jdk.fullMatrix() ? all(client) : few(client);
  }

  private static void few(List<Scenario> few, String endpoint, String form) {
    AppCommand call = AppCommand.call(endpoint, LONG).form(form).maxRetries(0);
    String name = endpoint + " " + form + " ";
    add(few, name + "answered", call);
    add(few, name + "429", Faults.status(429), 1, call);
    add(few, name + "closed mid body", Faults.closedMidBody(), 1, call);
    // Of a stream that ends early in good order, langchain4j tells some applications nothing at
    // all.
    if (form.equals("blocking")) {
      add(few, name + "truncated", Faults.truncatedStream(), 1, call);
    }
  }

  private static void successes(List<Scenario> all, Client client) {
    for (String endpoint : client.endpoints()) {
      for (String form : client.library().forms().get(endpoint)) {
        add(all, endpoint + " " + form, AppCommand.call(endpoint, "hi").form(form));
      }
    }
    AppCommand chat = AppCommand.call(client.library().chat(), "hi");
    add(all, "lone surrogate", chat.prompt("\ud800!"));
    add(all, "2 MB prompt", chat.prompt("x".repeat(2_000_000)));
    add(all, "other key", chat.apiKey("sk-other"));
  }

  private static void providerErrors(List<Scenario> all, ClientLibrary library) {
    for (int status : ERRORS) {
      for (String form : library.chatForms()) {
        AppCommand call = AppCommand.call(library.chat(), "hi").form(form).maxRetries(0);
        add(all, "status " + status + " " + form, Faults.status(status), 1, call);
      }
    }
    for (String form : library.chatForms()) {
      AppCommand call = AppCommand.call(library.chat(), "hi").form(form).maxRetries(2);
      add(all, "recovers from 429 " + form, Faults.status(429), 2, call);
      add(all, "gives up on 429 " + form, Faults.status(429), 3, call);
      add(all, "recovers from a reset " + form, Faults.resetBeforeHeaders(), 1, call);
    }
  }

  private static void faults(List<Scenario> all, Client client) {
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
            Map.entry(SPLIT, Faults.splitAtEveryByte()),
            Map.entry("no finish reason", Faults.noFinishReason()),
            Map.entry("content filter", Faults.contentFilter()),
            Map.entry("length", Faults.length()),
            Map.entry("thousands of chunks", Faults.words(Jdk.fullMatrix() ? 10_000 : 2_000)),
            Map.entry("2 MB reply", Faults.bytes(2_000_000)));
    new TreeMap<>(faults)
        .forEach(
            (name, fault) -> {
              String prompt = name.equals(SPLIT) ? SHORT : LONG;
              for (String form : client.library().chatForms()) {
                AppCommand call =
                    AppCommand.call(client.library().chat(), prompt).form(form).maxRetries(0);
                add(all, name + " " + form, fault, 1, call);
              }
              if (client.endpoints().contains("responses")) {
                AppCommand call = AppCommand.call("responses", prompt).form("stream").maxRetries(0);
                add(all, name + " of responses", fault, 1, call);
              }
            });
  }

  private static void earlyEnds(List<Scenario> all, ClientLibrary library) {
    AppCommand call = AppCommand.call(library.chat(), LONG).maxRetries(0);
    for (String form : library.chatForms()) {
      if (form.endsWith("stream")) {
        AppCommand stream = call.form(form);
        add(all, form + " closed after a chunk", stream.closeAfter(1));
        add(all, form + " closed after many chunks", stream.closeAfter(30));
      }
      all.add(heldBack("timeout " + form, call.form(form).timeoutMillis(300), (app, gate) -> {}));
      if (!form.equals("blocking") && !form.equals("stream")) {
        all.add(heldBack("cancelled " + form, call.form(form), (app, gate) -> app.cancel("a")));
      }
    }
    if (library.streams()) {
      add(all, "stream closed unread", call.form("stream").closeAfter(0));
      add(all, "closed twice", call.form("stream").closeAfter(2).with("closeTwice", true));
    }
    if (library.chatForms().contains("async")) {
      AppCommand async = call.form("async");
      all.add(heldBack("deadline", async.deadlineMillis(300), (app, gate) -> {}));
      all.add(heldBack("waiter interrupted", async, (app, gate) -> app.interrupt("a")));
    }
    if (library.sendsOnTheCallersThread()) {
      add(all, "called when interrupted", call.interruptFirst());
    } else {
      all.add(heldBack("interrupted", call, (app, gate) -> app.interrupt("a")));
    }
  }

  /** A call that the provider does not answer until something has happened. */
  private static Scenario heldBack(String name, AppCommand call, Happening happening) {
    return new Scenario(
        name,
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

  static void add(List<Scenario> all, String name, AppCommand call) {
    add(all, name, Faults.none(), 1, call);
  }

  static void add(List<Scenario> all, String name, Fault fault, int times, AppCommand call) {
    all.add(
        new Scenario(
            name,
            (app, stub) -> {
              stub.nextTimes(times, fault);
              return app.send(named(name, call));
            }));
  }
}
