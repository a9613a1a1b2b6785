/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.setting.Environment;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import org.jspecify.annotations.Nullable;

/** The name of the service that runs in this JVM, as OpenTelemetry is told it. */
final class ServiceName {

  private static final String UNKNOWN = "unknown_service:java";
  private static final String ATTRIBUTE = "service.name";

  static String of(Environment environment) {
    String name = either(environment, "otel.service.name", "OTEL_SERVICE_NAME");
    if (name != null) {
      return name;
    }
    String attributes = either(environment, "otel.resource.attributes", "OTEL_RESOURCE_ATTRIBUTES");
    return attributes == null ? UNKNOWN : fromAttributes(attributes);
  }

  private static @Nullable String either(
      Environment environment, String property, String variable) {
    String value = environment.property(property);
    value = value == null || value.isEmpty() ? environment.variable(variable) : value;
    return value == null || value.isEmpty() ? null : value;
  }

  private static String fromAttributes(String attributes) {
    for (String attribute : attributes.split(",", -1)) {
      int equals = attribute.indexOf('=');
      if (equals > 0 && attribute.substring(0, equals).trim().equals(ATTRIBUTE)) {
        return decoded(attribute.substring(equals + 1).trim());
      }
    }
    return UNKNOWN;
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), "UTF-8");
    } catch (UnsupportedEncodingException | IllegalArgumentException malformed) {
      return value;
    }
  }

  private ServiceName() {}
}
