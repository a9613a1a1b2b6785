/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads HTTP/1.1 requests off one connection. */
final class HttpReader {

  private final InputStream in;

  HttpReader(InputStream in) {
    this.in = in;
  }

  /** The next request, or null when the client has closed the connection. */
  @Nullable StubRequest read() throws IOException {
    String start = line();
    if (start == null) {
      return null;
    }
    String[] parts = start.split(" ", 3);
    if (parts.length != 3) {
      throw new IOException("not a request line");
    }
    List<Map.Entry<String, String>> headers = headers();
    return new StubRequest(-1, parts[0], parts[1], headers, body(headers));
  }

  private List<Map.Entry<String, String>> headers() throws IOException {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (String line = required(); !line.isEmpty(); line = required()) {
      int colon = line.indexOf(':');
      headers.add(Map.entry(line.substring(0, colon), line.substring(colon + 1).trim()));
    }
    return List.copyOf(headers);
  }

  private byte[] body(List<Map.Entry<String, String>> headers) throws IOException {
    for (Map.Entry<String, String> header : headers) {
      if (header.getKey().equalsIgnoreCase("Content-Length")) {
        return exactly(Integer.parseInt(header.getValue()));
      }
      if (header.getKey().equalsIgnoreCase("Transfer-Encoding")) {
        return chunks();
      }
    }
    return new byte[0];
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(required().split(";", 2)[0].trim(), 16);
      body.writeBytes(exactly(size));
      required();
      if (size == 0) {
        return body.toByteArray();
      }
    }
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("request body ended early");
    }
    return bytes;
  }

  private String required() throws IOException {
    String line = line();
    if (line == null) {
      throw new EOFException("request ended early");
    }
    return line;
  }

  private @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    int b = in.read();
    if (b < 0) {
      return null;
    }
    for (; b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
