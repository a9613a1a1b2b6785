/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.okhttp;

import dev.parsimony.adapter.AdapterTools;
import java.lang.reflect.Field;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Tells the clients of an application apart, for calls whose credential cannot be seen. One that
 * may add a credential further below is a client of its own at every call: who is behind it cannot
 * be known.
 */
final class Clients {

  private final AdapterTools tools;
  private final ClassValue<Field> clientOfCall =
      new ClassValue<Field>() {
        @Override
        protected @Nullable Field computeValue(Class<?> callType) {
          return clientField(callType);
        }
      };

  Clients(AdapterTools tools) {
    this.tools = tools;
  }

  /** A number for the client behind a call. */
  long of(Call call) {
    OkHttpClient client = client(call);
    return client == null || addsBelow(client) ? tools.newInstance() : tools.instance(client);
  }

  private static boolean addsBelow(OkHttpClient client) {
    return !client.networkInterceptors().isEmpty()
        || client.authenticator() != Authenticator.NONE
        || client.cookieJar() != CookieJar.NO_COOKIES;
  }

  private @Nullable OkHttpClient client(Call call) {
    try {
      Field field = clientOfCall.get(call.getClass());
      return field == null ? null : (OkHttpClient) field.get(call);
    } catch (IllegalAccessException unreadable) {
      return null;
    }
  }

  private static @Nullable Field clientField(Class<?> callType) {
    try {
      Field field = callType.getDeclaredField("client");
      field.setAccessible(true);
      return field.getType() == OkHttpClient.class ? field : null;
    } catch (NoSuchFieldException | RuntimeException otherVersion) {
      return null;
    }
  }
}
