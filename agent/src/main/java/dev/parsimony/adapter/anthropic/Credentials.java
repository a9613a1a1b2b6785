/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.anthropic;

import com.anthropic.core.http.HttpClient;
import com.anthropic.core.http.RetryingHttpClient;
import dev.parsimony.exchange.WireHeaders;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who asks. The library adds its key below the seam, in the last of a chain of clients. Where that
 * chain holds nothing but what the library itself puts there, the key is read at its end; a client
 * or interceptor of the application's own may send another one, and so hides it.
 */
final class Credentials {

  /* How the chain goes on, by the class and the name of its field. */
  private static final String[] LINKS = {
    "com.anthropic.core.http.RetryingHttpClient httpClient",
    "com.anthropic.core.http.PhantomReachableClosingHttpClient httpClient",
    "com.anthropic.core.http.LoggingHttpClient httpClient",
    "com.anthropic.core.http.CompletionExecutorHttpClient httpClient",
    "com.anthropic.core.opentelemetry.TracingHttpClient httpClient",
    "com.anthropic.internal.core.http.HeaderAuthHttpClient httpClient",
    "com.anthropic.client.okhttp.OkHttpClient backend"
  };
  private static final String ANTHROPIC = "com.anthropic.backends.AnthropicBackend";
  private static final String API_KEY = "x-api-key";
  private static final String AUTHORIZATION = "authorization";

  private final Map<Class<?>, Field> links = new HashMap<>();

  Credentials() {
    for (String link : LINKS) {
      int space = link.indexOf(' ');
      addLink(link.substring(0, space), link.substring(space + 1));
    }
  }

  /** The headers of a request with those that the library adds below the seam to say who asks. */
  WireHeaders complete(WireHeaders headers, RetryingHttpClient client) {
    if (headers.first(API_KEY) != null || headers.first(AUTHORIZATION) != null) {
      return headers;
    }
    Object backend = backend(client);
    if (backend == null || !backend.getClass().getName().equals(ANTHROPIC)) {
      return headers;
    }
    Map<String, List<String>> all = new TreeMap<>();
    for (String name : headers.names()) {
      all.put(name, headers.values(name));
    }
    add(all, API_KEY, text(backend, "apiKey"));
    add(all, AUTHORIZATION, text(backend, "authToken"));
    return WireHeaders.of(all);
  }

  /** The object that stands for the caller where no header does. */
  Object owner(RetryingHttpClient client) {
    Object backend = backend(client);
    return backend == null ? client : backend;
  }

  private @Nullable Object backend(RetryingHttpClient client) {
    try {
      Object end = client;
      for (Field next = links.get(end.getClass()); next != null; next = links.get(end.getClass())) {
        end = next.get(end);
        if (end == null) {
          return null;
        }
      }
      return end instanceof HttpClient ? null : end;
    } catch (IllegalAccessException unreadable) {
      return null;
    }
  }

  private void addLink(String className, String field) {
    try {
      Class<?> type = Class.forName(className, false, RetryingHttpClient.class.getClassLoader());
      Field link = type.getDeclaredField(field);
      link.setAccessible(true);
      links.put(type, link);
    } catch (ReflectiveOperationException | LinkageError | RuntimeException otherVersion) {
      // The chain ends there, and the client object stands for the caller.
    }
  }

  private static void add(
      Map<String, List<String>> headers, String name, @Nullable String credential) {
    if (credential != null && !credential.isEmpty()) {
      List<String> values = new ArrayList<>(1);
      values.add(credential);
      headers.put(name, values);
    }
  }

  private static @Nullable String text(Object backend, String name) {
    try {
      Method getter = backend.getClass().getMethod(name);
      Object value = getter.invoke(backend);
      return (String) (value instanceof Optional ? ((Optional<?>) value).orElse(null) : value);
    } catch (ReflectiveOperationException | ClassCastException otherVersion) {
      return null;
    }
  }
}
