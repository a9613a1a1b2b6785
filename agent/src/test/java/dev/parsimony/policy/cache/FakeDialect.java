/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.FieldClass;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Usage;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.security.MessageDigest;

/**
 * A wire format small enough to read in a failing test: a reply is {@code whole:TEXT} or {@code
 * stream:TEXT}, with {@code +usage} at its end where it reports usage.
 */
final class FakeDialect implements Dialect {

  static final String USAGE = "+usage";

  private final String name;

  FakeDialect(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean recognises(String method, String url) {
    return true;
  }

  @Override
  public WireReply refusal(String message) {
    throw new UnsupportedOperationException();
  }

  @Override
  public RequestFacts readRequest(WireRequest request) {
    return RequestFacts.builder(request, this, Operation.CHAT).build();
  }

  @Override
  public void digest(RequestFacts facts, MessageDigest digest) {
    digest.update(facts.request().body());
  }

  @Override
  public FieldClass classify(String field) {
    return FieldClass.KEY;
  }

  @Override
  public ReplyFacts readReply(byte[] body, boolean stream) {
    String text = new String(body, UTF_8);
    return ReplyFacts.builder().usage(text.endsWith(USAGE) ? Usage.of(10, 5) : null).build();
  }

  @Override
  public byte[] joinStream(byte[] stream) throws MalformedBodyException {
    String text = new String(stream, UTF_8);
    if (text.contains("unjoinable")) {
      throw new MalformedBodyException("no place in a whole reply");
    }
    if (text.contains("buggy")) {
      throw new IllegalStateException("a bug");
    }
    if (text.contains("deadly")) {
      throw new StackOverflowError();
    }
    return text.replaceFirst("^stream:", "whole:").getBytes(UTF_8);
  }

  @Override
  public byte[] splitReply(byte[] whole, RequestFacts asked) throws MalformedBodyException {
    String text = new String(whole, UTF_8).replaceFirst("^whole:", "stream:");
    String bare = text.replace(USAGE, "");
    return (asked.usageInStream() ? bare + USAGE : bare).getBytes(UTF_8);
  }
}
