/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;

/**
 * Reads commands from its input, one JSON object a line, and writes one JSON object for each.
 *
 * <p>{@code call} makes a call and tells its result; {@code start} makes it on a thread of its own,
 * for {@code look}, {@code cancel}, {@code interrupt} and {@code await} under the same id; {@code
 * parallel} makes many at once; {@code threads}, {@code heap} and {@code suppressed} tell of the
 * JVM.
 */
public final class ScenarioApp {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().configure(JsonGenerator.Feature.ESCAPE_NON_ASCII, true);

  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private final Library library;

  private ScenarioApp(Library library) {
    this.library = library;
  }

  public static void main(String[] args) throws IOException {
    ScenarioApp app = new ScenarioApp(new LibraryUnderTest(args[0], args[1]));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(MAPPER.writeValueAsString(app.answer(MAPPER.readTree(line))));
    }
    System.exit(0);
  }

  private ObjectNode answer(JsonNode line) {
    try {
      ObjectNode result = execute(new Command(line));
      return result.put("agentFailures", Diagnostics.suppressed());
    } catch (Exception e) {
      return JsonNodeFactory.instance.objectNode().put("broken", e.toString());
    }
  }

  private ObjectNode execute(Command command) throws Exception {
    String what = command.text("do", "call");
    if (what.equals("call")) {
      return library.call(command).run();
    } else if (what.equals("parallel")) {
      return parallel(command);
    } else if (what.equals("threads")) {
      return Diagnostics.threads();
    } else if (what.equals("heap")) {
      return Diagnostics.heap();
    } else if (what.equals("suppressed")) {
      return JsonNodeFactory.instance.objectNode();
    }
    return executeById(what, command);
  }

  private ObjectNode executeById(String what, Command command) throws Exception {
    String id = command.text("id", "");
    if (what.equals("start")) {
      running.put(id, new Running(id, library.call(command)));
    } else if (what.equals("await")) {
      return running(id).result.get();
    } else if (what.equals("look")) {
      return running(id).call.look();
    } else if (what.equals("cancel")) {
      running(id).call.cancel();
    } else if (what.equals("interrupt")) {
      running(id).thread.interrupt();
    } else {
      throw new IllegalArgumentException(what);
    }
    return JsonNodeFactory.instance.objectNode();
  }

  private Running running(String id) {
    return requireNonNull(running.get(id), id);
  }

  private ObjectNode parallel(Command command) throws Exception {
    int threads = command.number("threads", 2);
    CyclicBarrier start = new CyclicBarrier(threads);
    List<CompletableFuture<ObjectNode>> results = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      JsonNode prompt = command.node("prompts").path(i);
      Command own = prompt.isTextual() ? command.with("prompt", prompt.asText()) : command;
      results.add(atOnce(start, library.call(own), "parallel-" + i));
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    ArrayNode each = all.putArray("results");
    for (CompletableFuture<ObjectNode> result : results) {
      each.add(result.get());
    }
    return all;
  }

  private static CompletableFuture<ObjectNode> atOnce(CyclicBarrier start, Call call, String name) {
    CompletableFuture<ObjectNode> result = new CompletableFuture<>();
    Runnable task =
        () -> {
          try {
            start.await();
            result.complete(call.run());
          } catch (Exception e) {
            result.completeExceptionally(e);
          }
        };
    new Thread(task, name).start();
    return result;
  }

  /** A call under way on a thread of its own. */
  private static final class Running {

    final Call call;
    final CompletableFuture<ObjectNode> result = new CompletableFuture<>();
    final Thread thread;

    Running(String id, Call call) {
      this.call = call;
      this.thread = new Thread(() -> result.complete(call.run()), "scenario-" + id);
      thread.start();
    }
  }
}
