/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The form in which a request asks for its answer. Immutable. */
public final class AskedForm {

  /** Any text, and no tools. */
  public static final AskedForm FREE = new AskedForm(false, null, Collections.emptySet());

  private final boolean json;
  private final @Nullable String schema;
  private final Set<String> tools;

  /**
   * @param json whether the answer has to be JSON; one that has a schema has to be
   * @param schema the schema of the answer, as JSON; null for none
   * @param tools the names of the tools that are offered
   */
  public AskedForm(boolean json, @Nullable String schema, Set<String> tools) {
    this.json = json || schema != null;
    this.schema = schema;
    this.tools = Collections.unmodifiableSet(new HashSet<>(tools));
  }

  public boolean isJson() {
    return json;
  }

  /** The schema of the answer, as JSON; null for none. */
  public @Nullable String schema() {
    return schema;
  }

  /** The names of the tools that are offered. */
  public Set<String> tools() {
    return tools;
  }
}
