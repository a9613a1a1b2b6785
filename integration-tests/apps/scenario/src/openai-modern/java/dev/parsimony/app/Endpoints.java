/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.openai.client.OpenAIClient;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpResponseFor;
import java.time.Duration;

/** The endpoints that this version of the client library has. */
final class Endpoints {

  private Endpoints() {}

  static Endpoint<?, ?> named(String name) {
    switch (name) {
      case "chat":
        return new ChatCalls();
      case "responses":
        return new ResponsesCalls();
      case "embeddings":
        return new EmbeddingsCalls();
      case "completions":
        return new CompletionsCalls();
      default:
        throw new IllegalArgumentException(name);
    }
  }

  /** The client itself, or one with other options where the command asks for them. */
  static OpenAIClient withOptions(OpenAIClient client, Command command) {
    if (!command.node("clientOptions").isObject()) {
      return client;
    }
    Command options = new Command(command.node("clientOptions"));
    return client.withOptions(
        changed -> {
          options.eachHeader(changed::putHeader);
          changed.maxRetries(options.number("maxRetries", 2));
          changed.timeout(Duration.ofMillis(options.number("timeoutMillis", 60_000)));
        });
  }

  static <T> RawReply<T> raw(HttpResponseFor<T> reply) {
    return new RawReply<T>() {
      @Override
      public int statusCode() {
        return reply.statusCode();
      }

      @Override
      public Headers headers() {
        return reply.headers();
      }

      @Override
      public T parse() {
        return reply.parse();
      }
    };
  }
}
