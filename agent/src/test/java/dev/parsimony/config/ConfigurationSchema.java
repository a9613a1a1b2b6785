/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema of the configuration file, rendered from the descriptions of the settings. */
final class ConfigurationSchema {

  static String render() throws IOException {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "Parsimony configuration");
    schema.putAll(section(GeneralSettings.FILE));
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    return new JsonMapper().writer(printer).writeValueAsString(schema) + "\n";
  }

  private static Map<String, Object> section(Section section) {
    Map<String, Object> properties = new LinkedHashMap<>();
    section.settings().forEach(setting -> properties.put(setting.key(), value(setting)));
    section.sections().forEach(inner -> properties.put(inner.key(), item(inner)));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", section.doc());
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    schema.put("properties", properties);
    List<String> required = required(section);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }

  private static Map<String, Object> item(Section section) {
    if (!section.isRepeated()) {
      return section(section);
    }
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("type", "array");
    list.put("items", section(section));
    return list;
  }

  private static Map<String, Object> value(Setting<?> setting) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", setting.doc() + " Allowed: " + setting.allowed() + ".");
    schema.putAll(setting.kind().schema());
    return schema;
  }

  private static List<String> required(Section section) {
    List<String> keys = new ArrayList<>();
    for (Setting<?> setting : section.settings()) {
      if (setting.required()) {
        keys.add(setting.key());
      }
    }
    return keys;
  }

  private ConfigurationSchema() {}
}
