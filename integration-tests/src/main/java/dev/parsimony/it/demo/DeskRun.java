/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.demo;

import io.opentelemetry.proto.trace.v1.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One run of the support desk from start to end.
 *
 * @param summary what the agent tells of it; null without the agent
 */
record DeskRun(
    int exitStatus,
    List<String> output,
    List<String> errors,
    List<Span> spans,
    @Nullable AgentSummary summary) {

  private static final Pattern REPORT =
      Pattern.compile("(\\S+): (\\d+) calls, whose replies report (\\d+) tokens in and (\\d+) out");

  /** The calls that the application made, with the usage that their replies report. */
  Bill reported() {
    return Bill.sum(
        output.stream().map(REPORT::matcher).filter(Matcher::matches).map(DeskRun::bill).toList());
  }

  /** What this run wrote to the error stream and the other one did not. */
  List<String> errorsBeyond(DeskRun other) {
    return errors.stream().filter(line -> !other.errors.contains(line)).toList();
  }

  private static Bill bill(Matcher line) {
    return Bill.of(
        line.group(1),
        Long.parseLong(line.group(2)),
        Long.parseLong(line.group(3)),
        Long.parseLong(line.group(4)));
  }
}
