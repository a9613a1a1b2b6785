/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What in a request says on whose account it is: the tenant. */
public final class Credentials {

  private static final List<String> HEADERS =
      Collections.unmodifiableList(
          Arrays.asList("authorization", "api-key", "x-api-key", "x-goog-api-key"));

  /** Whether a header, by its name in lower case, carries a credential. */
  public static boolean isHeader(String name) {
    return HEADERS.contains(name);
  }

  /** Whether the value of such a header names anybody. */
  public static boolean names(String credential) {
    // A scheme without a token names nobody: something behind the client adds the credential.
    String trimmed = credential.trim();
    return !trimmed.isEmpty() && !trimmed.equalsIgnoreCase("bearer");
  }

  /**
   * Feeds the credentials of a request into a digest, the same way in every process.
   *
   * @return false when there are none to be seen
   */
  public static boolean feed(RequestFacts facts, MessageDigest digest) {
    boolean fed = false;
    WireHeaders headers = facts.request().headers();
    for (String name : HEADERS) {
      for (String value : headers.values(name)) {
        fed |= names(value) && put(digest, name, value);
      }
    }
    return put(digest, "?", facts.dialect().credential(facts.request().url())) || fed;
  }

  private static boolean put(MessageDigest digest, String name, @Nullable String value) {
    if (value != null) {
      digest.update((name + '\n' + value + '\n').getBytes(StandardCharsets.UTF_8));
    }
    return value != null;
  }

  private Credentials() {}
}
