/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.downgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.telemetry.Testbed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Streams of cheaper models, where the rule asks for judging but not of streams. */
class UnjudgedStreamTest {

  @ParameterizedTest
  @FieldSource(MovedModel.SOURCE)
  void stream_isGivenOn_andTheSpanSaysThatNobodyJudgedIt(MovedModel of) {
    try (Testbed bed = of.start(", verify: {enabled: true}")) {
      for (String form : of.forms(true)) {
        Testbed.Observed observed = bed.observe(of.question("streamed " + form, form));

        assertThat(observed.seen().ok()).isTrue();
        assertThat(observed.span().decisions()).endsWith("verify=bypass:stream");
      }
      bed.end();
    }
  }

  @Test
  void eventsThatTheAwsSdkHandsOnAsTheyCome_areNotJudged_whateverTheRuleAsksFor() {
    MovedModel of = MovedModel.BEDROCK;
    try (Testbed bed = of.start(", verify: {enabled: true, streams: true}")) {
      Testbed.Observed observed = bed.observe(of.question("streamed", "async-stream"));

      assertThat(observed.seen().ok()).isTrue();
      assertThat(observed.span().decisions()).endsWith("verify=bypass:unsupported_client");
      bed.end();
    }
  }
}
