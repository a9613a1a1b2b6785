/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.openai.client.OpenAIClient;
import com.openai.core.ObjectMappers;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Makes the chat calls of a folder's files, one in each line, with its id in a header. Where the
 * text of the body is given besides, it is sent as it stands, over OkHttp. Its arguments are the
 * provider's base URL and the folder.
 */
public final class FileCalls {

  private static final String ID = "X-Case";

  private final String url;
  private final OpenAIClient client;
  private final OkHttpClient http = new OkHttpClient();
  private final JsonMapper json = ObjectMappers.jsonMapper();

  private FileCalls(String baseUrl) {
    this.url = baseUrl + "/chat/completions";
    this.client = Chats.client(baseUrl);
  }

  public static void main(String[] args) throws IOException {
    FileCalls calls = new FileCalls(args[0]);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Paths.get(args[1]), "*.jsonl")) {
      for (Path file : files) {
        for (String line : Files.readAllLines(file)) {
          calls.make(calls.json.readTree(line));
        }
      }
    }
    System.exit(0);
  }

  private void make(JsonNode line) throws IOException {
    String id = line.path("id").asText();
    if (line.has("body")) {
      send(id, line.path("body").asText());
      return;
    }
    ChatCompletionCreateParams.Body body =
        json.treeToValue(line.path("request"), ChatCompletionCreateParams.Body.class);
    client
        .chat()
        .completions()
        .create(
            ChatCompletionCreateParams.builder().body(body).putAdditionalHeader(ID, id).build());
  }

  private void send(String id, String body) throws IOException {
    RequestBody sent =
        RequestBody.create(
            body.getBytes(StandardCharsets.UTF_8), MediaType.parse("application/json"));
    Request request =
        new Request.Builder()
            .url(url)
            .header("Authorization", "Bearer sk-bench")
            .header(ID, id)
            .post(sent)
            .build();
    try (Response response = http.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException(id + " was answered with " + response.code());
      }
    }
  }
}
