/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect;

import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Prompt;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Role;
import dev.parsimony.exchange.Span;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Bodies in the documented shapes, and requests around them. */
public final class Bodies {

  public static byte[] fixture(String name) {
    try (InputStream in = Bodies.class.getResourceAsStream("/dialect/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public static WireRequest request(byte[] body) {
    return new WireRequest("POST", "https://api.example.com/v1/any", WireHeaders.NONE, body);
  }

  /** A prompt of one message. */
  public static Prompt prompt(Role role, String... texts) {
    Message.Builder message = Message.by(role);
    for (String text : texts) {
      message.add(Part.text(Part.Kind.TEXT, text, new Span(0, 0)));
    }
    return new Prompt(List.of(message.build()), List.of());
  }

  public static RequestFacts read(Dialect dialect, String body) {
    try {
      return dialect.readRequest(request(bytes(body)));
    } catch (MalformedBodyException e) {
      throw new AssertionError(body, e);
    }
  }

  public static String digest(Dialect dialect, String body) {
    return digest(read(dialect, body));
  }

  public static String digest(RequestFacts facts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      facts.dialect().digest(facts, digest);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Bodies() {}
}
