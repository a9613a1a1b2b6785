/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.theokanning.openai.OpenAiHttpException;
import retrofit2.HttpException;

/** Libraries that call through OkHttp or the JDK's client, each an endpoint by its name. */
final class LibraryUnderTest extends Library {

  private final TheokanningCalls.Services theokanning;
  private final ZaiCalls.Clients zai;
  private final RetrofitCalls.Apis retrofit;
  private final OllamaCalls.Clients ollama;
  private final SimpleOpenAiCalls.Clients simple;

  LibraryUnderTest(String baseUrl, String apiKey) {
    String root = baseUrl.substring(0, baseUrl.lastIndexOf("/v1"));
    this.theokanning = new TheokanningCalls.Services(root, apiKey);
    this.zai = new ZaiCalls.Clients(root, apiKey);
    this.retrofit = new RetrofitCalls.Apis(root, apiKey);
    this.ollama = new OllamaCalls.Clients(root, apiKey);
    this.simple = new SimpleOpenAiCalls.Clients(root, apiKey);
  }

  @Override
  Call call(Command command) {
    String endpoint = command.text("endpoint", "");
    switch (endpoint) {
      case "openai-gpt3-java-chat":
        return new TheokanningCalls(this, command, theokanning);
      case "zai-sdk-chat":
        return new ZaiCalls(this, command, zai);
      case "retrofit-chat":
        return new RetrofitCalls(this, command, retrofit);
      case "ollama4j-chat":
        return new OllamaCalls(this, command, ollama);
      case "simple-openai-chat":
        return new SimpleOpenAiCalls(this, command, simple);
      default:
        throw new IllegalArgumentException(endpoint);
    }
  }

  @Override
  void describe(Throwable failure, ObjectNode error) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof OpenAiHttpException) {
        error.put("status", ((OpenAiHttpException) t).statusCode);
        error.put("code", ((OpenAiHttpException) t).code);
      } else if (t instanceof HttpException) {
        error.put("status", ((HttpException) t).code());
      }
    }
  }
}
