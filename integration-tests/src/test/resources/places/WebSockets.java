/* SPDX-License-Identifier: Apache-2.0 */
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.WebSocketListener;

/** Asks twice for a WebSocket over each of two clients, of a provider that refuses. */
public class WebSockets {

  public static void main(String[] arguments) throws Exception {
    String address = arguments[0].substring("http://".length()) + "/realtime";
    OkHttpClient okHttp = new OkHttpClient();
    HttpClient jdk = HttpClient.newHttpClient();
    for (int i = 0; i < 2; i++) {
      Request request = new Request.Builder().url("http://" + address).build();
      okHttp.newWebSocket(request, new WebSocketListener() {}).cancel();
      try {
        jdk.newWebSocketBuilder()
            .buildAsync(URI.create("ws://" + address), new WebSocket.Listener() {})
            .get();
      } catch (Exception refused) {
        System.out.println("refused");
      }
    }
    System.exit(0);
  }
}
