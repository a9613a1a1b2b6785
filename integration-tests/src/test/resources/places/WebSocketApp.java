/* SPDX-License-Identifier: Apache-2.0 */
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;

/** Asks twice for the WebSocket mode, of a provider that refuses. */
public class WebSocketApp {

  public static void main(String[] arguments) {
    OpenAIClient client =
        OpenAIOkHttpClient.builder().baseUrl(arguments[0]).apiKey("sk").maxRetries(0).build();
    for (int i = 0; i < 2; i++) {
      try {
        client.responses().connect();
        System.out.println("connected");
      } catch (RuntimeException refused) {
        System.out.println(refused.getClass().getName());
      }
    }
    System.exit(0);
  }
}
