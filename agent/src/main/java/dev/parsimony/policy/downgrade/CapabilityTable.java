/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import dev.parsimony.dialect.bedrock.ModelName;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.setting.Glob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The capabilities of known models. The first row whose glob fits a name counts. Immutable. */
final class CapabilityTable {

  private static final String NAME = "models.json";
  private static final String BEDROCK = "aws.bedrock";
  private static final String CLAUDE = "anthropic.";
  private static final String GLOBAL = "global.";

  private final Map<Glob, Capabilities> rows;

  private CapabilityTable(Map<Glob, Capabilities> rows) {
    this.rows = rows;
  }

  /** The table that comes with the agent. */
  static CapabilityTable standard() {
    Map<Glob, Capabilities> rows = new LinkedHashMap<>();
    try {
      for (Object row : Json.array(Json.object(Json.read(resource())).get("models"))) {
        Map<String, @Nullable Object> told = Json.object(row);
        Capabilities read = capabilities(told);
        texts(told.get("names")).forEach(name -> rows.put(Glob.of(name, null), read));
      }
    } catch (IOException | MalformedBodyException e) {
      throw new IllegalStateException("the table of models cannot be read", e);
    }
    return new CapabilityTable(rows);
  }

  /** What a model can do; null where nobody knows. */
  @Nullable Capabilities find(String provider, String model) {
    String name = provider.equals(BEDROCK) ? bare(model) : model;
    for (Map.Entry<Glob, Capabilities> row : rows.entrySet()) {
      if (row.getKey().matches(name)) {
        return row.getValue();
      }
    }
    return null;
  }

  private static String bare(String model) {
    String priced = ModelName.priced(model);
    String name = priced.startsWith(GLOBAL) ? priced.substring(GLOBAL.length()) : priced;
    return name.startsWith(CLAUDE) ? name.substring(CLAUDE.length()) : name;
  }

  private static Capabilities capabilities(Map<String, @Nullable Object> row) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    for (String label : texts(row.get("can"))) {
      traits.add(trait(label));
    }
    return new Capabilities(
        traits,
        texts(row.get("efforts")),
        (String) row.get("by-default"),
        number(row.get("context")),
        number(row.get("output")));
  }

  private static Trait trait(String label) {
    for (Trait trait : Trait.values()) {
      if (trait.label().equals(label)) {
        return trait;
      }
    }
    throw new IllegalStateException("no trait: " + label);
  }

  private static List<String> texts(@Nullable Object array) {
    List<String> texts = new ArrayList<>();
    Json.array(array).forEach(text -> texts.add(String.valueOf(text)));
    return texts;
  }

  private static long number(@Nullable Object value) {
    return Long.parseLong(String.valueOf(value));
  }

  private static byte[] resource() throws IOException {
    try (InputStream in = CapabilityTable.class.getResourceAsStream(NAME)) {
      if (in == null) {
        throw new IOException("not in the jar");
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
      }
      return out.toByteArray();
    }
  }
}
