/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.bootstrap.Bridge;
import dev.parsimony.bootstrap.ProviderGate;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is not covered, as classes of the same names, fields and methods. */
class UncoveredSeamsTest {

  private static final String STUB = "com.google.cloud.vertexai.api.stub.GrpcPredictionServiceStub";
  private static final String VERTX = "io.vertx.core.http.impl.HttpClientImpl";
  private static final String OPTIONS = "io.vertx.core.http.RequestOptions";
  private static final String KTOR = "io.ktor.client.engine.cio.CIOEngine";
  private static final String DATA = "io.ktor.client.request.HttpRequestData";

  private final List<String> log = new CopyOnWriteArrayList<>();
  private final Instrumenter instrumenter = new Instrumenter(noInstrumentation(), log::add);

  @BeforeEach
  void connect() {
    Bridge.connect(instrumenter.dispatcher(() -> null));
    ProviderGate.admit(new String[] {"api.acme.com"});
  }

  @AfterEach
  void disconnect() {
    Bridge.connect(null);
    ProviderGate.admit(new String[0]);
  }

  @Test
  void gRpcOfVertex_isToldOnce() throws Exception {
    Object stub =
        woven(
            STUB,
            Map.of(
                STUB,
                "public class GrpcPredictionServiceStub {"
                    + " public Object generateContentCallable() { return \"g\"; }"
                    + " public Object streamGenerateContentCallable() { return \"s\"; } }"));

    assertThat(call(stub, "generateContentCallable")).isEqualTo("g");
    assertThat(call(stub, "streamGenerateContentCallable")).isEqualTo("s");
    assertTold("the gRPC transport of Vertex AI");
  }

  @Test
  void vertx_isToldOnce_whereItCallsAProvider() throws Exception {
    Object client =
        woven(
            VERTX,
            Map.of(
                OPTIONS,
                "public class RequestOptions { private final String host;"
                    + " public RequestOptions(String host) { this.host = host; }"
                    + " public String getHost() { return host; }"
                    + " public String getURI() { return \"/v1/chat\"; } }",
                "io.vertx.core.Future",
                "public interface Future {}",
                VERTX,
                "public class HttpClientImpl { public io.vertx.core.Future request("
                    + OPTIONS
                    + " options) { return null; } }"));

    call(client, "request", argument(client, OPTIONS, "shop.acme.com"));
    call(client, "request", (Object) null);
    assertThat(log).isEmpty();
    call(client, "request", argument(client, OPTIONS, "api.acme.com"));
    call(client, "request", argument(client, OPTIONS, "api.acme.com"));
    assertTold("the HTTP client of Vert.x");
  }

  @Test
  void ktor_isToldOnce_whereItCallsAProvider() throws Exception {
    Object engine =
        woven(
            KTOR,
            Map.of(
                "io.ktor.http.Url",
                "public class Url { public final String text; public Url(String t) { text = t; }"
                    + " public String toString() { return \"https://\" + text + \"/v1\"; } }",
                DATA,
                "public class HttpRequestData { private final String host;"
                    + " public HttpRequestData(String host) { this.host = host; }"
                    + " public io.ktor.http.Url getUrl() { return new io.ktor.http.Url(host); } }",
                "kotlin.coroutines.Continuation",
                "public interface Continuation {}",
                KTOR,
                "public class CIOEngine { public Object execute("
                    + DATA
                    + " data, kotlin.coroutines.Continuation then) { return \"sent\"; } }"));

    assertThat(call(engine, "execute", argument(engine, DATA, "shop.acme.com"), null))
        .isEqualTo("sent");
    assertThat(log).isEmpty();
    call(engine, "execute", argument(engine, DATA, "api.acme.com"), null);
    assertTold("Ktor's engine CIO");
  }

  private void assertTold(String what) {
    assertThat(log).containsExactly(what + " is not covered: its calls pass through unseen");
  }

  private Object woven(String name, Map<String, String> types) throws Exception {
    Map<String, String> sources = new HashMap<>();
    types.forEach(
        (type, source) ->
            sources.put(
                type, "package " + type.substring(0, type.lastIndexOf('.')) + ";" + source));
    Map<String, byte[]> classes = Fixtures.compile(8, sources);
    byte[] woven =
        instrumenter
            .weaver()
            .transform(
                getClass().getClassLoader(), name.replace('.', '/'), null, null, classes.get(name));
    classes.put(name, Objects.requireNonNull(woven, "not woven"));
    return Fixtures.load(getClass().getClassLoader(), classes)
        .loadClass(name)
        .getConstructor()
        .newInstance();
  }

  private static Object argument(Object client, String type, String host) throws Exception {
    return client
        .getClass()
        .getClassLoader()
        .loadClass(type)
        .getConstructor(String.class)
        .newInstance(host);
  }

  private static Object call(Object target, String name, Object... arguments) throws Exception {
    for (Method method : target.getClass().getMethods()) {
      if (method.getName().equals(name)) {
        return method.invoke(target, arguments);
      }
    }
    throw new AssertionError("no method " + name);
  }

  private static Instrumentation noInstrumentation() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            UncoveredSeamsTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> null);
  }
}
