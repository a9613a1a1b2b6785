/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import io.github.ollama4j.Ollama;
import io.github.ollama4j.models.chat.OllamaChatMessageRole;
import io.github.ollama4j.models.chat.OllamaChatRequest;
import io.github.ollama4j.models.chat.OllamaChatResponseModel;
import io.github.ollama4j.utils.OptionsBuilder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One call of ollama4j, over the JDK's client. Whole or not, it reads a stream of lines. */
final class OllamaCalls extends TypedCall<OllamaChatResponseModel> {

  private final Ollama client;

  OllamaCalls(Library library, Command command, Clients clients) {
    super(library, command, "/message/content", "/message/content");
    this.client = clients.of(command);
  }

  @Override
  OllamaChatResponseModel blocking() throws Exception {
    return client.chat(request().build(), null).getResponseModel();
  }

  @Override
  void stream() throws Exception {
    client.chat(request().withStreaming().build(), this::chunk);
  }

  /* A header of the command stands as a stop sequence: a call has no headers of its own. */
  private OllamaChatRequest request() {
    OptionsBuilder options = new OptionsBuilder();
    command.eachHeader((name, value) -> options.setStop(value));
    return OllamaChatRequest.builder()
        .withModel(command.model("llama3.2"))
        .withOptions(options.build())
        .withMessage(OllamaChatMessageRole.USER, command.prompt());
  }

  /** The clients, one for each credential. */
  static final class Clients {

    private final Map<String, Ollama> clients = new ConcurrentHashMap<>();
    private final String root;
    private final String apiKey;

    Clients(String root, String apiKey) {
      this.root = root;
      this.apiKey = apiKey;
    }

    Ollama of(Command command) {
      return clients.computeIfAbsent(command.text("apiKey", apiKey), this::client);
    }

    private Ollama client(String key) {
      Ollama client = new Ollama(root);
      client.setBearerAuth(key);
      client.setMetricsEnabled(false);
      client.setRequestTimeoutSeconds(60);
      return client;
    }
  }
}
