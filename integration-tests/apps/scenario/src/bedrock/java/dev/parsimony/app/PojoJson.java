/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** The SDK's typed objects as JSON. */
final class PojoJson {

  static ObjectNode of(SdkPojo pojo) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (value != null) {
        json.set(field.locationName(), json(value));
      }
    }
    return json;
  }

  private static JsonNode json(@Nullable Object value) {
    if (value instanceof SdkPojo) {
      return of((SdkPojo) value);
    }
    if (value instanceof List) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      ((List<?>) value).forEach(element -> array.add(json(element)));
      return array;
    }
    if (value instanceof Map) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      ((Map<?, ?>) value).forEach((name, each) -> object.set(String.valueOf(name), json(each)));
      return object;
    }
    return JsonNodeFactory.instance.textNode(
        value instanceof SdkBytes ? ((SdkBytes) value).asUtf8String() : String.valueOf(value));
  }

  private PojoJson() {}
}
