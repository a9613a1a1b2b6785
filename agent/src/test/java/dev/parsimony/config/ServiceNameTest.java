/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.setting.FakeEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceNameTest {

  @Test
  void property_winsOverVariable_winsOverAttributes() {
    FakeEnvironment environment =
        new FakeEnvironment().variable("OTEL_RESOURCE_ATTRIBUTES", "service.name=a");
    assertThat(ServiceName.of(environment)).isEqualTo("a");
    assertThat(ServiceName.of(environment.variable("OTEL_SERVICE_NAME", "b"))).isEqualTo("b");
    assertThat(ServiceName.of(environment.property("otel.service.name", "c"))).isEqualTo("c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=b,service.name=shop%20eu|shop eu",
        " service.name = shop , x=y|shop",
        "service.name=a+b|a+b",
        "service.name=100%|100%",
        "service.names=x|unknown_service:java",
        ",=,service.name|unknown_service:java",
      })
  void attributes_areDecoded(String attributes, String expected) {
    assertThat(
            ServiceName.of(new FakeEnvironment().variable("OTEL_RESOURCE_ATTRIBUTES", attributes)))
        .isEqualTo(expected);
  }
}
