/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.resources.Resource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Says which process the telemetry is of: the SDK's own words, then the operator's. */
final class Resources {

  static Resource of(SettingValues settings, String version) {
    Map<String, String> told = told(settings);
    AttributesBuilder attributes = Attributes.builder();
    attributes.putAll(Resource.getDefault().getAttributes());
    told.forEach(attributes::put);
    for (String disabled : settings.text("otel.resource.disabled.keys", "").split(",", -1)) {
      attributes.remove(AttributeKey.stringKey(disabled));
    }
    attributes.put(SemanticNames.DISTRO_NAME, "parsimony");
    attributes.put(SemanticNames.DISTRO_VERSION, version);
    return Resource.create(attributes.build());
  }

  private static Map<String, String> told(SettingValues settings) {
    Map<String, String> told = new HashMap<>(settings.pairs("otel.resource.attributes", false));
    String service = settings.text("otel.service.name");
    if (service != null) {
      told.put("service.name", service);
    }
    told.putIfAbsent("service.instance.id", UUID.randomUUID().toString());
    return told;
  }

  private Resources() {}
}
