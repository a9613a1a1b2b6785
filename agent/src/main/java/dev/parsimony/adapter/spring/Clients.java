/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.adapter.Fields;
import dev.parsimony.adapter.PublicMethods;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers for the objects that an application's calls go through. */
final class Clients {

  private static final String JDK = "java.net.http.HttpClient";

  private final AdapterTools tools;
  private final @Nullable MethodHandle authenticator = jdk("authenticator");
  private final @Nullable MethodHandle cookies = jdk("cookieHandler");

  Clients(AdapterTools tools) {
    this.tools = tools;
  }

  /**
   * The number of a factory of requests or of a connector; a new one at each call where who is
   * behind it cannot be known when its own headers do not tell.
   */
  long of(Object client) {
    return addsCredentials(Fields.read(client, "httpClient"))
        ? tools.newInstance()
        : tools.instance(client);
  }

  private boolean addsCredentials(@Nullable Object transport) {
    return transport != null && (has(authenticator, transport) || has(cookies, transport));
  }

  private static boolean has(@Nullable MethodHandle getter, Object transport) {
    try {
      return getter != null
          && getter.type().parameterType(0).isInstance(transport)
          && ((Optional<?>) getter.invoke(transport)).isPresent();
    } catch (Throwable unknown) {
      return true;
    }
  }

  /* A type that Java 8 has not. */
  private static @Nullable MethodHandle jdk(String getter) {
    try {
      return PublicMethods.find(Class.forName(JDK), getter, Optional.class);
    } catch (ReflectiveOperationException | LinkageError otherJava) {
      return null;
    }
  }
}
