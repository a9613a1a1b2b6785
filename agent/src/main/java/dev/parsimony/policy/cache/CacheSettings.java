/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** What a rule says about caching. */
public final class CacheSettings {

  private boolean enabled = true;
  private Duration ttl = Duration.ofHours(24);
  private double maxTemperature;
  private boolean toolCalls;
  private boolean stored;
  private String partition = "credential";
  private Set<String> ignoreHeaders = Collections.emptySet();
  private Duration retryWindow = Duration.ofSeconds(2);
  private boolean join = true;
  private String rule = "";

  private CacheSettings() {}

  public static CacheSettings defaults() {
    return new CacheSettings();
  }

  public boolean enabled() {
    return enabled;
  }

  public Duration ttl() {
    return ttl;
  }

  public double maxTemperature() {
    return maxTemperature;
  }

  public boolean toolCalls() {
    return toolCalls;
  }

  public boolean stored() {
    return stored;
  }

  public String partition() {
    return partition;
  }

  public Set<String> ignoreHeaders() {
    return ignoreHeaders;
  }

  public Duration retryWindow() {
    return retryWindow;
  }

  public boolean join() {
    return join;
  }

  public String rule() {
    return rule;
  }

  public CacheSettings withEnabled(boolean value) {
    CacheSettings copy = copy();
    copy.enabled = value;
    return copy;
  }

  public CacheSettings withTtl(Duration value) {
    CacheSettings copy = copy();
    copy.ttl = value;
    return copy;
  }

  public CacheSettings withMaxTemperature(double value) {
    CacheSettings copy = copy();
    copy.maxTemperature = value;
    return copy;
  }

  public CacheSettings withToolCalls(boolean value) {
    CacheSettings copy = copy();
    copy.toolCalls = value;
    return copy;
  }

  public CacheSettings withStored(boolean value) {
    CacheSettings copy = copy();
    copy.stored = value;
    return copy;
  }

  public CacheSettings withPartition(String value) {
    CacheSettings copy = copy();
    copy.partition = value;
    return copy;
  }

  public CacheSettings withIgnoreHeaders(Set<String> value) {
    CacheSettings copy = copy();
    TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(value);
    copy.ignoreHeaders = Collections.unmodifiableSet(names);
    return copy;
  }

  public CacheSettings withRetryWindow(Duration value) {
    CacheSettings copy = copy();
    copy.retryWindow = value;
    return copy;
  }

  public CacheSettings withJoin(boolean value) {
    CacheSettings copy = copy();
    copy.join = value;
    return copy;
  }

  public CacheSettings withRule(String value) {
    CacheSettings copy = copy();
    copy.rule = value;
    return copy;
  }

  private CacheSettings copy() {
    CacheSettings copy = new CacheSettings();
    copy.enabled = enabled;
    copy.ttl = ttl;
    copy.maxTemperature = maxTemperature;
    copy.toolCalls = toolCalls;
    copy.stored = stored;
    copy.partition = partition;
    copy.ignoreHeaders = ignoreHeaders;
    copy.retryWindow = retryWindow;
    copy.join = join;
    copy.rule = rule;
    return copy;
  }
}
