/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import java.util.concurrent.Callable;

/** Makes one call of each form, closes the client, and says what was answered. */
public final class Visit implements Callable<String> {

  private static final String[] FORMS = {"blocking", "async", "stream", "async-stream"};

  private final String baseUrl;

  public Visit(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  public static void main(String[] arguments) throws Exception {
    System.out.println(new Visit(arguments[0]).call());
    System.exit(0);
  }

  @Override
  public String call() throws Exception {
    OpenAIClient client = OpenAIOkHttpClient.builder().baseUrl(baseUrl).apiKey("sk-visit").build();
    StringBuilder answers = new StringBuilder();
    for (String form : FORMS) {
      answers.append(answer(Endpoints.named("chat"), client, form)).append(';');
    }
    try {
      client.getClass().getMethod("close").invoke(client);
    } catch (NoSuchMethodException olderVersion) {
      // It has nothing to close.
    }
    return answers.toString();
  }

  private static <R, C> String answer(Endpoint<R, C> endpoint, OpenAIClient client, String form)
      throws Exception {
    String line = "{\"form\":\"" + form + "\",\"prompt\":\"hi\"}";
    Command command = new Command(new ObjectMapper().readTree(line));
    ObjectNode result =
        new OpenAiCall<>(new LibraryUnderTest("", ""), endpoint, client, command).run();
    return result.has("error") ? result.get("error").toString() : result.get("text").asText();
  }
}
