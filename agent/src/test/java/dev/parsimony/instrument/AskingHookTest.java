/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.bootstrap.Bridge;
import dev.parsimony.bootstrap.ProviderGate;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods of a general HTTP client, which ask the gate themselves before they call the agent. */
class AskingHookTest {

  private static final String NAME = "fixture.Client";
  private static final String SOURCE =
      """
      package fixture;
      public class Client {
        private final java.util.List<Object> interceptors = new java.util.ArrayList<>();
        private final int index;
        public String sent = "";
        public Client(int index) {
          this.index = index;
          interceptors.add("the application's");
          interceptors.add(new okhttp3.internal.http.RetryAndFollowUpInterceptor());
        }
        public String send(Request request, String text) { return "original " + text; }
        public String loop(Request request) {
          while (request == null) { return "looped"; }
          return "original";
        }
        public void enqueue(String text) { sent += text; }
        public String proceed(Request request) { return "original " + index; }
        public Request request() { return new Request("POST", "https://api.acme.com/v1"); }
        public static class Request {
          private final String method; private final String url;
          public Request(String method, String url) { this.method = method; this.url = url; }
          public String method() {
            if (method.isEmpty()) { throw new IllegalStateException("of the application"); }
            return method;
          }
          public String url() { return url; }
        }
      }
      """;
  private static final String INTERCEPTOR =
      "package okhttp3.internal.http; public class RetryAndFollowUpInterceptor {}";
  private static final HttpQuestion QUESTION =
      HttpQuestion.ofArgument("fixture/Client$Request", "url", "java/lang/String");
  private static final String REQUEST = "(Lfixture/Client$Request;";

  private final List<String> calls = new ArrayList<>();
  private @Nullable Object @Nullable [] outcome;
  private Object client;

  @BeforeEach
  void weave() throws Exception {
    Bridge.connect(
        (method, target, arguments) -> {
          calls.add(method);
          return outcome;
        });
    ProviderGate.admit(new String[] {"api.acme.com"});
    client = client(17, 1);
  }

  @AfterEach
  void disconnect() {
    Bridge.connect(null);
    ProviderGate.admit(new String[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17})
  void requestsThatTheGateAdmits_areTold(int release) throws Exception {
    client = client(release, 1);

    assertThat(invoke("send", request("POST", "https://api.acme.com/v1"), "a"))
        .isEqualTo("original a");
    outcome = new Object[] {"given", null};
    assertThat(invoke("send", request("POST", "https://api.acme.com/v1"), "a")).isEqualTo("given");
    assertThat(calls).containsExactly("send", "send");
  }

  @Test
  void allOthers_runAsTheyWere() throws Exception {
    outcome = new Object[] {"given", null};

    assertThat(invoke("send", request("GET", "https://api.acme.com/v1"), "a"))
        .isEqualTo("original a");
    assertThat(invoke("send", request("POST", "https://shop.acme.com/v1"), "b"))
        .isEqualTo("original b");
    assertThat(invoke("loop", request("POST", "https://shop.acme.com/v1"))).isEqualTo("original");
    assertThat(calls).isEmpty();
  }

  @Test
  void whatAnObjectOfTheApplicationThrows_isLeftToTheOriginal() throws Exception {
    outcome = new Object[] {"given", null};

    assertThat(invoke("send", null, "a")).isEqualTo("original a");
    assertThat(invoke("loop", (Object) null)).isEqualTo("looped");
    assertThat(invoke("send", request("", "https://api.acme.com/v1"), "a")).isEqualTo("original a");
    assertThat(calls).isEmpty();
  }

  @Test
  void methodWithoutResult_isSkippedOrRuns() throws Exception {
    invoke("enqueue", "a");
    outcome = new Object[] {null, null};
    invoke("enqueue", "b");
    outcome = new Object[] {null, new IllegalStateException("given")};
    assertThatThrownBy(() -> invoke("enqueue", "c")).hasMessage("given");

    assertThat(client.getClass().getField("sent").get(client)).isEqualTo("a");
    assertThat(calls).containsExactly("enqueue", "enqueue", "enqueue");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void chainOfInterceptors_isToldWhereThoseOfTheApplicationEnd(int index) throws Exception {
    client = client(8, index);
    outcome = new Object[] {"given", null};

    assertThat(invoke("proceed", request("POST", "https://api.acme.com/v1")))
        .isEqualTo(index == 1 ? "given" : "original " + index);
  }

  @Test
  void classWithoutTheFieldsThatAreAsked_isLeftAlone() throws Exception {
    byte[] other = compiled(8, SOURCE.replace("interceptors", "others")).get(NAME);
    ClassReader reader = OpenedClassReader.of(Objects.requireNonNull(other));
    CallWeaver weaver = new CallWeaver(new ClassWriter(reader, 0), List.of(chain()));

    reader.accept(weaver, ClassReader.EXPAND_FRAMES);

    assertThat(weaver.hasWoven()).isFalse();
  }

  private static Hook chain() {
    return Hook.asking(
        new OkHttpChain("okhttp3", QUESTION), "proceed", REQUEST + ")Ljava/lang/String;");
  }

  private static Object client(int release, int index) throws Exception {
    Map<String, byte[]> classes = compiled(release, SOURCE);
    classes.put(NAME, woven(Objects.requireNonNull(classes.get(NAME))));
    return Fixtures.load(AskingHookTest.class.getClassLoader(), classes)
        .loadClass(NAME)
        .getConstructor(int.class)
        .newInstance(index);
  }

  private static Map<String, byte[]> compiled(int release, String source) throws Exception {
    Map<String, String> sources =
        Map.of(NAME, source, "okhttp3.internal.http.RetryAndFollowUpInterceptor", INTERCEPTOR);
    return Fixtures.compile(release, sources);
  }

  private static byte[] woven(byte[] bytes) {
    List<Hook> hooks =
        List.of(
            Hook.asking(QUESTION, "send", REQUEST + "Ljava/lang/String;)Ljava/lang/String;"),
            Hook.asking(QUESTION, "loop", REQUEST + ")Ljava/lang/String;"),
            Hook.asking(QUESTION.givenBy("request"), "enqueue", "(Ljava/lang/String;)V"),
            chain());
    ClassReader reader = OpenedClassReader.of(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new CallWeaver(writer, hooks), ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  private Object request(String method, String url) throws Exception {
    return client
        .getClass()
        .getClassLoader()
        .loadClass(NAME + "$Request")
        .getConstructor(String.class, String.class)
        .newInstance(method, url);
  }

  private @Nullable Object invoke(String name, @Nullable Object... arguments) throws Exception {
    for (Method method : client.getClass().getMethods()) {
      if (method.getName().equals(name)) {
        try {
          return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
          throw (Exception) e.getCause();
        }
      }
    }
    throw new AssertionError("no method " + name);
  }
}
