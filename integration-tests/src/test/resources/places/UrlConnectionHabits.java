/* SPDX-License-Identifier: Apache-2.0 */
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** What applications do with HttpURLConnection; tells what they see of it. */
public class UrlConnectionHabits {

  private static final String PATH = "/v1/chat/completions";

  public static void main(String[] arguments) throws Exception {
    String http = arguments[0] + PATH;
    String https = arguments[1] + PATH;
    SSLSocketFactory own = trusting();
    for (int i = 0; i < 2; i++) {
      tell("plain", () -> call(open(http), "plain"));
      tell("https", () -> call(trusting(open(https), own), "https"));
      tell("no proxy", () -> call((HttpURLConnection) url(http).openConnection(Proxy.NO_PROXY), "proxy"));
      tell("head first", () -> headFirst(open(http)));
      tell("stream twice", () -> streamTwice(open(http)));
      tell("error", () -> error(open(http)));
    }
    tell("untrusted", () -> call(open(https), "untrusted"));
    tell("connected first", () -> connectedFirst(open(http)));
    tell("unread", () -> unread(open(http)));
    tell("disconnected", () -> disconnected(open(http)));
    tell("refused", () -> call(open("http://127.0.0.1:1" + PATH), "refused"));
    for (int i = 0; i < 2; i++) {
      tell("chunked", () -> chunked(open(http)));
      tell("fixed", () -> fixed(open(http)));
    }
    tell("no body", () -> noBody(open(http)));
    tell("late write", () -> lateWrite(open(http)));
    System.exit(0);
  }

  private interface Habit {
    String run() throws Exception;
  }

  private static void tell(String name, Habit habit) {
    String seen;
    try {
      seen = habit.run();
    } catch (Exception e) {
      seen = e.getClass().getName();
    }
    System.out.println(name + ": " + seen);
  }

  private static String call(HttpURLConnection connection, String prompt) throws IOException {
    prepared(connection);
    write(connection, prompt);
    String body = text(connection.getInputStream());
    boolean same = connection.getInputStream() == connection.getInputStream();
    return connection.getResponseCode() + " " + connection.getResponseMessage() + " "
        + connection.getContentType() + " " + connection.getHeaderField(0) + " "
        + connection.getErrorStream() + " " + same + " " + body;
  }

  private static String headFirst(HttpURLConnection connection) throws IOException {
    prepared(connection);
    write(connection, "head first");
    int status = connection.getResponseCode();
    // This server writes it in its own way; most write it in the other, as the agent does.
    boolean told =
        connection.getHeaderFields().containsKey("Content-type")
            || connection.getHeaderFields().containsKey("Content-Type");
    String types = told + " " + connection.getHeaderField("content-TYPE");
    return status + " " + types + " " + text((InputStream) connection.getContent());
  }

  private static String streamTwice(HttpURLConnection connection) throws IOException {
    prepared(connection);
    byte[] body = json("stream twice");
    connection.getOutputStream().write(body, 0, 9);
    connection.getOutputStream().write(body, 9, body.length - 9);
    connection.getOutputStream().close();
    connection.getOutputStream().write(new byte[9]);
    return text(connection.getInputStream());
  }

  private static String error(HttpURLConnection connection) throws IOException {
    prepared(connection);
    write(connection, "wrong");
    String seen = "";
    for (int i = 0; i < 2; i++) {
      try {
        connection.getInputStream();
      } catch (IOException e) {
        seen += e.getClass().getName() + " ";
      }
    }
    return seen + connection.getResponseCode() + " " + text(connection.getErrorStream());
  }

  private static String connectedFirst(HttpURLConnection connection) throws IOException {
    prepared(connection);
    connection.connect();
    write(connection, "connected first");
    String body = text(connection.getInputStream());
    connection.disconnect();
    return body;
  }

  private static String unread(HttpURLConnection connection) throws IOException {
    prepared(connection);
    write(connection, "unread");
    InputStream in = connection.getInputStream();
    String seen = connection.getResponseCode() + " " + (char) in.read();
    in.close();
    in.close();
    connection.disconnect();
    return seen;
  }

  private static String disconnected(HttpURLConnection connection) throws IOException {
    prepared(connection);
    write(connection, "disconnected");
    connection.disconnect();
    return "gone";
  }

  private static String chunked(HttpURLConnection connection) throws IOException {
    connection.setRequestMethod("POST");
    connection.setChunkedStreamingMode(0);
    return call(connection, "chunked");
  }

  private static String fixed(HttpURLConnection connection) throws IOException {
    connection.setRequestMethod("POST");
    connection.setFixedLengthStreamingMode((long) json("fixed").length);
    return call(connection, "fixed");
  }

  private static String noBody(HttpURLConnection connection) throws IOException {
    connection.setRequestMethod("POST");
    return connection.getResponseCode() + " " + text(connection.getErrorStream());
  }

  private static String lateWrite(HttpURLConnection connection) throws IOException {
    prepared(connection);
    write(connection, "late");
    text(connection.getInputStream());
    connection.getOutputStream();
    return "no";
  }

  private static void prepared(HttpURLConnection connection) {
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setRequestProperty("Authorization", "Bearer key");
  }

  private static void write(HttpURLConnection connection, String prompt) throws IOException {
    try (OutputStream out = connection.getOutputStream()) {
      out.write(json(prompt));
    }
  }

  private static byte[] json(String prompt) throws IOException {
    return ("{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\""
            + prompt
            + "\"}]}")
        .getBytes("UTF-8");
  }

  private static String text(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[100];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      bytes.write(buffer, 0, n);
    }
    in.close();
    return bytes.toString("UTF-8");
  }

  private static HttpURLConnection open(String url) throws IOException {
    return (HttpURLConnection) url(url).openConnection();
  }

  @SuppressWarnings("deprecation") // As old applications write it.
  private static URL url(String url) throws IOException {
    return new URL(url);
  }

  private static HttpURLConnection trusting(HttpURLConnection connection, SSLSocketFactory own) {
    HttpsURLConnection secured = (HttpsURLConnection) connection;
    secured.setSSLSocketFactory(own);
    secured.setHostnameVerifier((host, session) -> true);
    return secured;
  }

  private static SSLSocketFactory trusting() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, null);
    return context.getSocketFactory();
  }

  private static final class Anybody implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
