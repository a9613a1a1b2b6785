/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.setting.Kind;
import dev.parsimony.setting.Kinds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What of a call tells it from others, such as its tenant. */
public final class CallKey {

  public static final Kind<CallKey> KIND =
      Kinds.of(
          "a key",
          "request, conversation, tenant, caller, header:NAME, mdc:NAME or baggage:NAME",
          CallKey::parse,
          CallKey::toString);
  public static final CallKey REQUEST = new CallKey("request", "");

  private static final Pattern FORM =
      Pattern.compile("(request|conversation|tenant|caller)|(header|mdc|baggage):(\\S{1,200})");

  private final String source;
  private final String name;

  private CallKey(String source, String name) {
    this.source = source;
    this.name = name;
  }

  private static @Nullable CallKey parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    return matcher.group(1) == null
        ? new CallKey(matcher.group(2), matcher.group(3))
        : new CallKey(matcher.group(1), "");
  }

  /** Whether only the calling thread can tell. */
  public boolean asksCaller() {
    return source.equals("mdc") || source.equals("baggage") || source.equals("caller");
  }

  /** The hash of a call's key; null when the call has none. */
  public byte @Nullable [] hash(RequestFacts facts, CallOrigin origin) {
    MessageDigest digest = Sha256.start();
    return feed(digest, facts, origin) ? digest.digest() : null;
  }

  @Override
  public String toString() {
    return name.isEmpty() ? source : source + ':' + name;
  }

  private boolean feed(MessageDigest digest, RequestFacts facts, CallOrigin origin) {
    switch (source) {
      case "tenant":
        return Credentials.feed(facts, digest);
      case "conversation":
        return feed(digest, conversation(facts));
      case "caller":
        return feed(digest, origin.app().callingClass());
      case "header":
        return feed(digest, facts.request().headers().first(name));
      case "mdc":
        return feed(digest, origin.app().mdc(name));
      case "baggage":
        return feed(digest, origin.app().baggage(name));
      default:
        return feedRequest(digest, facts);
    }
  }

  private static boolean feed(MessageDigest digest, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return false;
    }
    digest.update(value.getBytes(StandardCharsets.UTF_8));
    return true;
  }

  private static boolean feedRequest(MessageDigest digest, RequestFacts facts) {
    feed(digest, facts.dialect().addressed(facts.request().url()));
    facts.dialect().digest(facts, digest);
    return true;
  }

  /* Where the provider keeps no conversation, it is known by how it began. */
  private static @Nullable String conversation(RequestFacts facts) {
    Object id = facts.parameter(Parameter.CONVERSATION_ID);
    if (id instanceof String) {
      return (String) id;
    }
    String system = facts.systemPrompt();
    List<String> texts = facts.texts();
    for (String text : texts) {
      if (!system.contains(text)) {
        return system + '\n' + text;
      }
    }
    return system;
  }
}
