/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import static dev.parsimony.telemetry.Exchanges.chatSuccess;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ResourceTest {

  @Test
  void unnamedService_hasTheSdksName_andAnInstanceOfItsOwn() throws Exception {
    Map<String, Object> resource = resource(Map.of());

    assertThat(resource)
        .contains(
            entry("service.name", "unknown_service:java"),
            entry("telemetry.sdk.name", "opentelemetry"),
            entry("telemetry.sdk.language", "java"))
        .containsKey("telemetry.sdk.version");
    assertThat(UUID.fromString(String.valueOf(resource.get("service.instance.id")))).isNotNull();
  }

  @Test
  void serviceName_comesBeforeTheAttribute() throws Exception {
    assertThat(
            resource(
                Map.of(
                    "OTEL_SERVICE_NAME", "named",
                    "OTEL_RESOURCE_ATTRIBUTES",
                        "service.name=attribute,service.instance.id=i-1,a=first,a=last")))
        .contains(
            entry("service.name", "named"),
            entry("service.instance.id", "i-1"),
            entry("a", "last"));
    assertThat(resource(Map.of("OTEL_RESOURCE_ATTRIBUTES", "service.name=attribute")))
        .contains(entry("service.name", "attribute"));
  }

  @Test
  void values_arePercentDecoded_andAPlusStays() throws Exception {
    assertThat(resource(Map.of("OTEL_RESOURCE_ATTRIBUTES", "a=x%20y+z%C3%A9,b=c=d,empty=")))
        .contains(entry("a", "x y+z\u00e9"), entry("b", "c=d"))
        .doesNotContainKey("empty");
  }

  @Test
  void disabledKeys_areLeftOut() throws Exception {
    assertThat(
            resource(
                Map.of(
                    "OTEL_RESOURCE_ATTRIBUTES", "team=a",
                    "OTEL_RESOURCE_DISABLED_KEYS", "team,service.instance.id,telemetry.sdk.name")))
        .containsKeys("service.name", "telemetry.sdk.language", "telemetry.distro.name")
        .doesNotContainKeys("team", "service.instance.id", "telemetry.sdk.name");
  }

  private static Map<String, Object> resource(Map<String, String> environment) throws Exception {
    return Exported.with(environment, chatSuccess().build()).resource();
  }
}
