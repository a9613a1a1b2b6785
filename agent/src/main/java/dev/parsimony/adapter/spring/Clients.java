/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.adapter.Fields;
import dev.parsimony.adapter.PublicMethods;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the factories of requests and the connectors of an application apart, for calls whose
 * credential cannot be seen. One that may add a credential further below is another at every call:
 * who is behind it cannot be known.
 */
final class Clients {

  private static final String JDK = "java.net.http.HttpClient";
  private static final String[] ADDING = {"doOnRequest", "deferredConf"};

  private final AdapterTools tools;
  private final dev.parsimony.adapter.apache.Clients apache5;
  private final dev.parsimony.adapter.apache.Clients apache4;
  private final @Nullable MethodHandle authenticator = jdk("authenticator");
  private final @Nullable MethodHandle cookies = jdk("cookieHandler");

  Clients(AdapterTools tools) {
    this.tools = tools;
    this.apache5 = new dev.parsimony.adapter.apache.Clients(tools, "org.apache.hc.");
    this.apache4 = new dev.parsimony.adapter.apache.Clients(tools, "org.apache.http.");
  }

  /** The number of a factory or of a connector. */
  long of(Object client) {
    Object transport = Fields.read(client, "httpClient");
    if (transport == null) {
      transport = Fields.read(client, "client");
    }
    if (transport == null) {
      return tools.instance(client);
    }
    boolean varies = Fields.read(client, "httpContextFactory") != null;
    String name = transport.getClass().getName();
    if (name.startsWith("org.apache.hc.")) {
      return apache5.of(transport, varies);
    }
    if (name.startsWith("org.apache.http.")) {
      return apache4.of(transport, varies);
    }
    return addsCredentials(transport) ? tools.newInstance() : tools.instance(client);
  }

  private boolean addsCredentials(Object transport) {
    Object netty = Fields.read(transport, "config");
    for (String field : ADDING) {
      if (Fields.read(netty, field) != null) {
        return true;
      }
    }
    return has(authenticator, transport) || has(cookies, transport);
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
