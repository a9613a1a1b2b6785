/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import dev.langchain4j.http.client.HttpClient;
import dev.parsimony.adapter.Fields;
import dev.parsimony.adapter.TimeLimits;
import org.jspecify.annotations.Nullable;

/** How long an attempt may take, as a client was built. */
final class Limits {

  private static final String LIMIT = "readTimeout";

  /** In nanoseconds; 0 where there is no limit or it cannot be found. */
  static long attempt(HttpClient client) {
    Object own = Fields.read(client, LIMIT);
    return TimeLimits.nanos(own != null ? own : ofSpring(client));
  }

  /* Spring's client has it from the factory of its requests. */
  private static @Nullable Object ofSpring(HttpClient client) {
    Object factory = Fields.read(Fields.read(client, "delegate"), "clientRequestFactory");
    return Fields.read(factory, LIMIT);
  }

  private Limits() {}
}
