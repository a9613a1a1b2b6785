/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes one call of each form, closes the client, and says what was answered. */
public final class Visit implements Callable<String> {

  private static final String[] FORMS = {"blocking", "async", "stream", "async-stream"};

  private final String baseUrl;
  private final String prompt;

  public Visit(String baseUrl) {
    this(baseUrl, "hi");
  }

  /** Asks what the prompt says, with the form of the call in the place of {@code %s}. */
  public Visit(String baseUrl, String prompt) {
    this.baseUrl = baseUrl;
    this.prompt = prompt;
  }

  public static void main(String[] arguments) throws Exception {
    System.out.println(new Visit(arguments[0]).call());
    System.exit(0);
  }

  @Override
  public String call() throws Exception {
    OpenAIOkHttpClient.Builder builder =
        OpenAIOkHttpClient.builder().baseUrl(baseUrl).apiKey("sk-visit");
    ExecutorService streams = Executors.newCachedThreadPool();
    try {
      // The client's own is never let go on Java 9 and later: what would close it refers to it.
      Executor executor = streams::execute;
      builder.getClass().getMethod("streamHandlerExecutor", Executor.class).invoke(builder, executor);
    } catch (NoSuchMethodException olderVersion) {
      // It knows only its own.
    }
    OpenAIClient client = builder.build();
    StringBuilder answers = new StringBuilder();
    for (String form : FORMS) {
      answers.append(answer(Endpoints.named("chat"), client, form)).append(';');
    }
    try {
      client.getClass().getMethod("close").invoke(client);
    } catch (NoSuchMethodException olderVersion) {
      // It has nothing to close.
    }
    streams.shutdown();
    return answers.toString();
  }

  private <R, C> String answer(Endpoint<R, C> endpoint, OpenAIClient client, String form)
      throws Exception {
    String asked = String.format(prompt, form);
    String line = "{\"form\":\"" + form + "\",\"prompt\":\"" + asked + "\"}";
    Command command = new Command(new ObjectMapper().readTree(line));
    ObjectNode result =
        new OpenAiCall<>(new LibraryUnderTest("", ""), endpoint, client, command).run();
    return result.has("error") ? result.get("error").toString() : result.get("text").asText();
  }
}
