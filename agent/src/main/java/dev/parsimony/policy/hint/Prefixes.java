/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Prompt;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Span;
import dev.parsimony.policy.Credentials;
import dev.parsimony.policy.Sha256;
import dev.parsimony.tokens.RoughCount;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All beginnings of one prompt, the shortest first. Immutable. */
final class Prefixes {

  /* Of a longer conversation, what ends before these is never marked. */
  private static final int MOST = 256;

  private final PrefixKey scope;
  private final List<Prefix> all;
  private final long tokens;

  private Prefixes(PrefixKey scope, List<Prefix> all, long tokens) {
    this.scope = scope;
    this.all = Collections.unmodifiableList(all);
    this.tokens = tokens;
  }

  static Prefixes of(RequestFacts facts, CallOrigin origin, JsonNode request, MarkFormat format)
      throws CloneNotSupportedException {
    List<Stretch> stretches = format.stretches(request);
    long[] tokens = tokens(stretches, facts.prompt());
    MessageDigest digest = scope(facts, origin, request, format);
    PrefixKey scope = key(digest);
    List<Prefix> all = new ArrayList<>();
    long total = 0;
    int blocks = 0;
    for (int i = 0; i < stretches.size(); i++) {
      Stretch stretch = stretches.get(i);
      total += tokens[i];
      blocks += stretch.blocks();
      feed(digest, stretch.kind().name(), stretch.value(), facts.request().body());
      if (stretch.kind() != Stretch.Kind.MESSAGE || i >= stretches.size() - MOST) {
        all.add(new Prefix(stretch, key(digest), total, blocks));
      }
    }
    return new Prefixes(scope, all, total);
  }

  /** Stands for all that what is cached depends on beside the prompt. */
  PrefixKey scope() {
    return scope;
  }

  List<Prefix> all() {
    return all;
  }

  /** The tokens of the whole prompt, by a rough count. */
  long tokens() {
    return tokens;
  }

  private static MessageDigest scope(
      RequestFacts facts, CallOrigin origin, JsonNode request, MarkFormat format) {
    MessageDigest digest = Sha256.start();
    String url = facts.dialect().addressed(facts.request().url());
    feed(digest, facts.dialect().name());
    feed(digest, url);
    feed(digest, facts.model());
    feed(digest, String.valueOf(facts.request().headers().first("anthropic-beta")));
    if (!Credentials.feed(facts, digest)) {
      feed(digest, Long.toString(origin.clientInstance()));
    }
    for (String field : format.scope()) {
      feed(digest, field, request.member(field), facts.request().body());
    }
    return digest;
  }

  private static void feed(MessageDigest digest, String name, JsonNode value, byte[] body) {
    Span place = value.place();
    feed(digest, name + ' ' + place.length());
    digest.update(body, place.start(), place.length());
  }

  private static void feed(MessageDigest digest, String text) {
    digest.update((text + '\n').getBytes(StandardCharsets.UTF_8));
  }

  private static PrefixKey key(MessageDigest digest) throws CloneNotSupportedException {
    return PrefixKey.of(((MessageDigest) digest.clone()).digest());
  }

  /* What is said counts where it stands. */
  static long[] tokens(List<Stretch> stretches, Prompt prompt) {
    TreeMap<Integer, Integer> starts = new TreeMap<>();
    for (int i = 0; i < stretches.size(); i++) {
      starts.put(stretches.get(i).value().place().start(), i);
    }
    long[] tokens = new long[stretches.size()];
    for (Message message : prompt.messages()) {
      message.parts().forEach(part -> add(part, starts, stretches, tokens));
    }
    prompt.schemas().forEach(part -> add(part, starts, stretches, tokens));
    return tokens;
  }

  private static void add(
      Part part, TreeMap<Integer, Integer> starts, List<Stretch> stretches, long[] tokens) {
    Map.Entry<Integer, Integer> entry = starts.floorEntry(part.place().start());
    if (entry != null
        && part.place().end() <= stretches.get(entry.getValue()).value().place().end()) {
      tokens[entry.getValue()] += RoughCount.of(part.text());
    }
  }
}
