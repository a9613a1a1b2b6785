/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Callback;
import retrofit2.HttpException;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;
import retrofit2.http.Body;
import retrofit2.http.HeaderMap;
import retrofit2.http.POST;
import retrofit2.http.Streaming;

/** One call of an application's own interface, made by Retrofit. */
final class RetrofitCalls extends TypedCall<JsonNode> {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Apis apis;
  private retrofit2.@Nullable Call<JsonNode> asynchronous;

  RetrofitCalls(Library library, Command command, Apis apis) {
    super(library, command, "/choices/0/message/content", "/choices/0/delta/content");
    this.apis = apis;
  }

  @Override
  JsonNode blocking() throws IOException {
    return body(apis.chat.whole(headers(), question(false)).execute());
  }

  @Override
  Future<JsonNode> async() {
    CompletableFuture<JsonNode> ended = new CompletableFuture<>();
    asynchronous = apis.chat.whole(headers(), question(false));
    asynchronous.enqueue(
        new Callback<JsonNode>() {
          @Override
          public void onResponse(retrofit2.Call<JsonNode> call, Response<JsonNode> response) {
            try {
              ended.complete(body(response));
            } catch (RuntimeException failure) {
              ended.completeExceptionally(failure);
            }
          }

          @Override
          public void onFailure(retrofit2.Call<JsonNode> call, Throwable failure) {
            ended.completeExceptionally(failure);
          }
        });
    return ended;
  }

  /* It ends the future with a failure. */
  @Override
  void cancel(Future<JsonNode> future) {
    requireNonNull(asynchronous).cancel();
  }

  @Override
  void stream() throws IOException {
    Response<ResponseBody> response = apis.chat.stream(headers(), question(true)).execute();
    try (BufferedReader lines = new BufferedReader(body(response).charStream())) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data: {")
            && chunk(MAPPER.readTree(line.substring(6))) >= closeAfter()) {
          return;
        }
      }
    }
  }

  private static <T> T body(Response<T> response) {
    if (!response.isSuccessful()) {
      throw new HttpException(response);
    }
    return requireNonNull(response.body());
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Authorization", "Bearer " + command.text("apiKey", apis.apiKey));
    command.eachHeader(headers::put);
    return headers;
  }

  private JsonNode question(boolean stream) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("model", command.model("gpt-4o-mini")).put("stream", stream);
    body.putArray("messages").addObject().put("role", "user").put("content", command.prompt());
    return body;
  }

  /** The application's interface, as Retrofit implements it. */
  static final class Apis {

    final Chat chat;
    final String apiKey;

    Apis(String root, String apiKey) {
      this.apiKey = apiKey;
      this.chat =
          new Retrofit.Builder()
              .baseUrl(root + "/v1/")
              .addConverterFactory(JacksonConverterFactory.create())
              .build()
              .create(Chat.class);
    }
  }

  /** Chat completions. */
  interface Chat {

    @POST("chat/completions")
    retrofit2.Call<JsonNode> whole(@HeaderMap Map<String, String> headers, @Body JsonNode body);

    @Streaming
    @POST("chat/completions")
    retrofit2.Call<ResponseBody> stream(
        @HeaderMap Map<String, String> headers, @Body JsonNode body);
  }
}
