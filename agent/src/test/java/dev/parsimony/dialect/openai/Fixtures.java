/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bodies in the documented shapes, and requests around them. */
final class Fixtures {

  static final ChatDialect CHAT = new ChatDialect();
  static final ResponsesDialect RESPONSES = new ResponsesDialect();
  static final EmbeddingsDialect EMBEDDINGS = new EmbeddingsDialect();
  static final CompletionsDialect COMPLETIONS = new CompletionsDialect();

  static byte[] fixture(String name) {
    try (InputStream in = Fixtures.class.getResourceAsStream("/dialect/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static WireRequest request(byte[] body) {
    return new WireRequest("POST", "https://api.openai.com/v1/any", WireHeaders.NONE, body);
  }

  static RequestFacts read(Dialect dialect, String body) {
    try {
      return dialect.readRequest(request(bytes(body)));
    } catch (MalformedBodyException e) {
      throw new AssertionError(body, e);
    }
  }

  static String digest(Dialect dialect, String body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      dialect.digest(read(dialect, body), digest);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Fixtures() {}
}
