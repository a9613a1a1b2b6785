/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The headers of a shared reply: the few of the original that stay true, and two of our own. */
final class ReplyHeaders {

  static final String HIT = "hit";
  static final String JOINED = "joined";
  static final String STALE = "stale";
  static final ReplyHeaders NONE = new ReplyHeaders(Collections.<String, List<String>>emptyMap());

  private static final String CONTENT_TYPE = "content-type";
  private static final List<String> KEPT =
      Arrays.asList(
          CONTENT_TYPE,
          "x-request-id",
          "request-id",
          "openai-version",
          "x-amzn-requestid",
          "x-amzn-bedrock-performanceconfig-latency",
          "x-amzn-bedrock-service-tier");

  private final Map<String, List<String>> kept;

  private ReplyHeaders(Map<String, List<String>> kept) {
    this.kept = kept;
  }

  static ReplyHeaders keptOf(WireHeaders original) {
    Map<String, List<String>> kept = new HashMap<>();
    for (String name : KEPT) {
      List<String> values = original.values(name);
      if (!values.isEmpty()) {
        kept.put(name, values);
      }
    }
    return new ReplyHeaders(kept);
  }

  /** Those that {@link #kept} once told. */
  static ReplyHeaders ofKept(Map<String, List<String>> told) {
    return keptOf(WireHeaders.of(told));
  }

  /** The values by the names in lower case. */
  Map<String, List<String>> kept() {
    return Collections.unmodifiableMap(kept);
  }

  /** Of a body in the other form. */
  ReplyHeaders withForm(String mediaType) {
    Map<String, List<String>> changed = new HashMap<>(kept);
    changed.put(CONTENT_TYPE, Collections.singletonList(mediaType));
    return new ReplyHeaders(changed);
  }

  /**
   * @param way {@link #HIT} or {@link #JOINED}
   */
  WireHeaders shared(String way, long ageSeconds) {
    Map<String, List<String>> all = new HashMap<>(kept);
    all.put("age", Collections.singletonList(Long.toString(ageSeconds)));
    all.put("x-parsimony-cache", Collections.singletonList(way));
    return WireHeaders.of(all);
  }

  /** A shared reply that tells at which level it was found. */
  static WireReply matched(WireReply reply, String level) {
    Map<String, List<String>> all = new HashMap<>();
    reply.headers().names().forEach(name -> all.put(name, reply.headers().values(name)));
    all.put("x-parsimony-cache-match", Collections.singletonList(level));
    return new WireReply(reply.status(), WireHeaders.of(all), reply::openBody);
  }

  /** An upper bound of the memory that they take. */
  int weight() {
    int weight = 0;
    for (List<String> values : kept.values()) {
      for (String value : values) {
        weight += 64 + 2 * value.length();
      }
    }
    return weight;
  }
}
