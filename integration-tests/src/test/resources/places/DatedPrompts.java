/* SPDX-License-Identifier: Apache-2.0 */
package com.example;

import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** Classes that write their prompts in ways that keep the provider's cache from finding them. */
public class DatedPrompts {

  private static final int CALLS = 4;
  private static final StringBuilder LONG = new StringBuilder();

  public static void main(String[] arguments) throws Exception {
    for (int i = 0; i < 200; i++) {
      LONG.append("The ship lay at the quay for a week. ");
    }
    String url = arguments[0] + "/messages";
    for (int i = 0; i < CALLS; i++) {
      Dated.ask(url, i);
      Shuffled.ask(url, i);
      Keyed.ask(url, i);
      Steady.ask(url, i);
    }
    await(new File(arguments[1]));
  }

  /** Says in its system prompt what time it is. */
  static final class Dated {
    static void ask(String url, int i) throws Exception {
      send(url, "\"system\":\"It is 2026-11-26T18:25:1" + i + "Z. " + LONG + "\"", i);
    }

    private static void send(String url, String beginning, int i) throws Exception {
      HttpURLConnection connection = open(url);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body(beginning, i));
      }
      tell(connection.getResponseCode(), connection.getInputStream());
    }
  }

  /** Has its tools in the order of a set. */
  static final class Shuffled {
    static void ask(String url, int i) throws Exception {
      String tools = i % 2 == 0 ? tool("a") + "," + tool("b") : tool("b") + "," + tool("a");
      send(url, "\"tools\":[" + tools + "]", i / 2 * 2);
    }

    private static void send(String url, String beginning, int i) throws Exception {
      HttpURLConnection connection = open(url);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body(beginning, i));
      }
      tell(connection.getResponseCode(), connection.getInputStream());
    }

    private static String tool(String name) {
      return "{\"name\":\"" + name + "\",\"description\":\"" + LONG + "\",\"input_schema\":{}}";
    }
  }

  /** Writes its schemas from a hash map. */
  static final class Keyed {
    static void ask(String url, int i) throws Exception {
      String x = "\"x\":{\"type\":\"string\"}";
      String y = "\"y\":{\"type\":\"number\"}";
      String properties = i % 3 == 0 ? x + "," + y : y + "," + x;
      String schema = "{\"type\":\"object\",\"properties\":{" + properties + "}}";
      send(
          url,
          "\"tools\":[{\"name\":\"c\",\"description\":\"" + LONG + "\",\"input_schema\":" + schema
              + "}]",
          i);
    }

    private static void send(String url, String beginning, int i) throws Exception {
      HttpURLConnection connection = open(url);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body(beginning, i));
      }
      tell(connection.getResponseCode(), connection.getInputStream());
    }
  }

  /** Begins all its prompts alike. */
  static final class Steady {
    static void ask(String url, int i) throws Exception {
      send(url, "\"system\":\"Be kind. " + LONG + "\"", i);
    }

    private static void send(String url, String beginning, int i) throws Exception {
      HttpURLConnection connection = open(url);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body(beginning, i));
      }
      tell(connection.getResponseCode(), connection.getInputStream());
    }
  }

  private static HttpURLConnection open(String url) throws Exception {
    HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setRequestProperty("x-api-key", "sk-dated");
    connection.setRequestProperty("anthropic-version", "2023-06-01");
    return connection;
  }

  private static byte[] body(String beginning, int i) {
    String body =
        "{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":64," + beginning
            + ",\"messages\":[{\"role\":\"user\",\"content\":\"Question " + i + "?\"}]}";
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private static void tell(int status, InputStream answer) throws Exception {
    System.out.println(status);
    byte[] buffer = new byte[4096];
    while (answer.read(buffer) >= 0) {
      // Read to its end.
    }
    answer.close();
  }

  /* What is told of the calls leaves while the application runs. */
  private static void await(File told) throws InterruptedException {
    for (int i = 0; i < 3_000 && !told.exists(); i++) {
      Thread.sleep(20);
    }
  }
}
