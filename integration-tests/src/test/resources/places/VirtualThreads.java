/* SPDX-License-Identifier: Apache-2.0 */
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** The same streamed question on many virtual threads at once, over one HTTP client or another. */
public class VirtualThreads {

  private static final String BODY =
      "{\"model\":\"gpt-4o-mini\",\"stream\":true,"
          + "\"messages\":[{\"role\":\"user\",\"content\":\"[words:20] hi\"}]}";

  public static void main(String[] arguments) throws Exception {
    String url = arguments[0] + "/chat/completions";
    Callable<String> question = arguments[1].equals("okhttp") ? okHttp(url) : jdk(url);
    ExecutorService virtual =
        (ExecutorService)
            Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      answers.add(virtual.submit(question));
    }
    for (Future<String> answer : answers) {
      System.out.println("answer " + answer.get());
    }
    System.exit(0);
  }

  private static Callable<String> okHttp(String url) {
    OkHttpClient client = new OkHttpClient();
    return () -> {
      RequestBody body = RequestBody.create(BODY, MediaType.parse("application/json"));
      Request request =
          new Request.Builder().url(url).header("Authorization", "Bearer k").post(body).build();
      try (Response response = client.newCall(request).execute()) {
        return sum(response.body().byteStream());
      }
    };
  }

  private static Callable<String> jdk(String url) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer k")
            .POST(BodyPublishers.ofString(BODY, StandardCharsets.UTF_8))
            .build();
    return () -> sum(client.send(request, BodyHandlers.ofInputStream()).body());
  }

  private static String sum(InputStream in) throws Exception {
    CRC32 sum = new CRC32();
    sum.update(in.readAllBytes());
    return Long.toString(sum.getValue());
  }
}
