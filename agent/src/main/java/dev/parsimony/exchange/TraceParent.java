/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

/** The application's span around a call. */
public final class TraceParent {

  private final String traceId;
  private final String spanId;
  private final boolean sampled;

  /**
   * @param traceId 32 lower-case hex digits
   * @param spanId 16 lower-case hex digits
   */
  public TraceParent(String traceId, String spanId, boolean sampled) {
    this.traceId = traceId;
    this.spanId = spanId;
    this.sampled = sampled;
  }

  public String traceId() {
    return traceId;
  }

  public String spanId() {
    return spanId;
  }

  public boolean sampled() {
    return sampled;
  }
}
