/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.bootstrap.Bridge;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallWeaverTest {

  private static final String NAME = "fixture.Client";
  private static final List<Hook> HOOKS =
      Stream.of(
              "plain",
              "checked",
              "loop",
              "guarded",
              "overloaded",
              "fixed",
              "common",
              "numbers",
              "mixed",
              "nothing",
              "hidden",
              "wide",
              "generic")
          .map(Hook::of)
          .toList();
  private static final String SOURCE =
      """
      package fixture;
      public final class Client extends Base<String> implements Comparable<Client> {
        public String plain(String a, Object b) { return "original " + a + b; }
        public String checked(String a) throws java.io.IOException {
          throw new java.io.IOException(a);
        }
        public String loop(StringBuilder text) {
          do { text.append('x'); } while (text.length() < 3);
          return text.toString();
        }
        public String guarded(String number) {
          try { return String.valueOf(Integer.parseInt(number)); }
          catch (NumberFormatException e) { return "caught"; }
          finally { seen++; }
        }
        public String overloaded(String a) { return "string"; }
        public String overloaded(Integer a) { return "integer"; }
        public final String fixed() { return "fixed"; }
        public String wide(String a, String b, String c, String d, String e, String f) {
          long sum = 1L; double half = .5; return a + b + c + d + e + f + sum + half;
        }
        @Override public String generic(String a) { return "generic " + a; }
        public static String common(String a) { return "static " + a; }
        public int numbers(String a) { return 7; }
        public String mixed(long a, String b, double c, int[] d, boolean e, float f, Object g) {
          return b + a + c + d.length + e + f + g;
        }
        public void nothing(String a) { if (a != null) { seen++; } }
        protected String hidden(String a) { return "hidden"; }
        public String left(String a) { return "left"; }
        @Override public int compareTo(Client other) { return 0; }
        public int seen;
      }
      abstract class Base<T> {
        public T generic(T a) { return a; }
      }
      """;

  private final List<String> calls = new ArrayList<>();
  private @Nullable Object @Nullable [] outcome;

  @AfterEach
  void disconnect() {
    Bridge.connect(null);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17})
  void declinedCalls_runTheOriginal(int release) throws Exception {
    Object client = client(release, 0);

    assertThat(invoke(client, "plain", "a", "b")).isEqualTo("original ab");
    assertThat(invoke(client, "loop", new StringBuilder())).isEqualTo("xxx");
    assertThat(invoke(client, "guarded", "12")).isEqualTo("12");
    assertThat(invoke(client, "guarded", "twelve")).isEqualTo("caught");
    assertThat(invoke(client, "fixed")).isEqualTo("fixed");
    assertThat(invoke(client, "wide", "1", "2", "3", "4", "5", "6")).isEqualTo("12345610.5");
    assertThatThrownBy(() -> invoke(client, "checked", "gone"))
        .isInstanceOf(IOException.class)
        .hasMessage("gone");
    assertThat(calls)
        .containsExactly(
            "plain[a, b]",
            "loop[]",
            "guarded[12]",
            "guarded[twelve]",
            "fixed[]",
            "wide[1, 2, 3, 4, 5, 6]",
            "checked[gone]");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17})
  void takenCalls_returnWhatTheHandlerGives(int release) throws Exception {
    Object client = client(release, 0);
    outcome = new Object[] {"given", null};

    for (String method : List.of("checked", "guarded")) {
      assertThat(invoke(client, method, "a")).isEqualTo("given");
    }
    assertThat(invoke(client, "loop", new StringBuilder())).isEqualTo("given");
    assertThat(invoke(client, "wide", "1", "2", "3", "4", "5", "6")).isEqualTo("given");
  }

  @Test
  void takenCall_throwsWhatTheHandlerGives() throws Exception {
    Object client = client(8, 0);
    IOException thrown = new IOException("of the original");
    outcome = new Object[] {"ignored", thrown};

    assertThatThrownBy(() -> invoke(client, "plain", "a", "b")).isSameAs(thrown);
  }

  @Test
  void nothingGiven_isNull() throws Exception {
    Object client = client(8, 0);
    outcome = new Object[] {null, null};

    assertThat(invoke(client, "plain", "a", "b")).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17})
  void methodWithoutAResult_runsOnlyWhenDeclined(int release) throws Exception {
    Object client = client(release, 0);

    invoke(client, "nothing", "a");
    outcome = new Object[] {null, null};
    invoke(client, "nothing", "b");

    assertThat(calls).containsExactly("nothing[a]", "nothing[b]");
    assertThat(client.getClass().getField("seen").getInt(client)).isEqualTo(1);
  }

  @Test
  void methodWithoutAResult_throwsWhatTheHandlerGives() throws Exception {
    Object client = client(8, 0);
    IOException thrown = new IOException("of the original");
    outcome = new Object[] {null, thrown};

    assertThatThrownBy(() -> invoke(client, "nothing", "a")).isSameAs(thrown);
  }

  @Test
  void overloads_areAllWoven() throws Exception {
    Object client = client(8, 0);

    assertThat(invoke(client, "overloaded", "a")).isEqualTo("string");
    assertThat(invoke(client, "overloaded", 1)).isEqualTo("integer");

    assertThat(calls).containsExactly("overloaded[a]", "overloaded[1]");
  }

  @Test
  void bridgeMethods_areLeftAlone_soThatACallIsSeenOnce() throws Exception {
    Object client = client(8, 0);
    Method bridge = client.getClass().getMethod("generic", Object.class);
    assertThat(bridge.isBridge()).isTrue();
    bridge.setAccessible(true);

    assertThat(bridge.invoke(client, "a")).isEqualTo("generic a");

    assertThat(calls).containsExactly("generic[a]");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 11, 17})
  void argumentsThatAreNoObjects_areHandedOverAsNull(int release) throws Exception {
    Object client = client(release, 0);
    Method mixed =
        client
            .getClass()
            .getMethod(
                "mixed",
                long.class,
                String.class,
                double.class,
                int[].class,
                boolean.class,
                float.class,
                Object.class);

    assertThat(mixed.invoke(client, 1L, "b", .5, new int[0], true, 2f, "g"))
        .isEqualTo("b10.50true2.0g");

    assertThat(calls)
        .singleElement()
        .asString()
        .matches("mixed\\[null, b, null, .*, null, null, g]");
  }

  @Test
  void staticMethod_isSeenWithItsClassAsTarget() throws Exception {
    Object client = client(8, 0);

    assertThat(invoke(client, "common", "a")).isEqualTo("static a");
    assertThat(calls).containsExactly("common[a]");

    outcome = new Object[] {"given", null};
    assertThat(invoke(client, "common", "a")).isEqualTo("given");
  }

  @Test
  void allElse_isLeftAlone() throws Exception {
    Object client = client(8, 0);
    outcome = new Object[] {"given", null};

    assertThat(invoke(client, "numbers", "a")).isEqualTo(7);
    assertThat(invoke(client, "hidden", "a")).isEqualTo("hidden");
    assertThat(invoke(client, "left", "a")).isEqualTo("left");
    assertThat(calls).isEmpty();
  }

  @Test
  void abstractAndNativeMethods_areLeftAlone() throws Exception {
    String source =
        """
        package fixture;
        public abstract class Client {
          public abstract String plain(String a);
          public native String checked(String a);
        }
        """;
    Map<String, byte[]> woven =
        Fixtures.each(Fixtures.compile(8, NAME, source), CallWeaverTest::weave);

    Class<?> type = Fixtures.load(getClass().getClassLoader(), woven).loadClass(NAME);

    assertThat(type.getDeclaredMethods()).hasSize(2);
  }

  /* 50 and 51 may come without frames; 61 is the newest that the JVM of the build can load. */
  @ParameterizedTest
  @ValueSource(ints = {50, 51, 52, 55, 61})
  void classFilesOfManyVersions_areWovenAndVerified(int version) throws Exception {
    Object client = client(8, version);

    assertThat(invoke(client, "loop", new StringBuilder())).isEqualTo("xxx");
    assertThat(calls).containsExactly("loop[]");
  }

  @ParameterizedTest
  @ValueSource(ints = {62, 65, 69})
  void classFilesOfNewerVersions_areWoven(int version) throws Exception {
    byte[] bytes = Objects.requireNonNull(Fixtures.compile(8, NAME, SOURCE).get(NAME));

    byte[] woven = weave(inVersion(bytes, version));

    assertThat(woven).hasSizeGreaterThan(bytes.length);
    assertThat(woven[7]).isEqualTo((byte) version);
  }

  private Object client(int release, int version) throws Exception {
    Bridge.connect(
        (method, target, arguments) -> {
          calls.add(method + Arrays.toString(arguments));
          return outcome;
        });
    Map<String, byte[]> woven =
        Fixtures.each(
            Fixtures.compile(release, NAME, SOURCE),
            bytes -> weave(version == 0 ? bytes : inVersion(bytes, version)));
    Class<?> type = Fixtures.load(getClass().getClassLoader(), woven).loadClass(NAME);
    return type.getConstructor().newInstance();
  }

  private static byte[] weave(byte[] bytes) {
    ClassReader reader = OpenedClassReader.of(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new CallWeaver(writer, HOOKS), ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }

  private static byte[] inVersion(byte[] bytes, int version) {
    byte[] changed = bytes.clone();
    changed[6] = 0;
    changed[7] = (byte) version;
    return changed;
  }

  private static @Nullable Object invoke(Object client, String name, Object... arguments)
      throws Exception {
    for (Method method : client.getClass().getDeclaredMethods()) {
      if (method.getName().equals(name) && !method.isBridge() && takes(method, arguments)) {
        method.setAccessible(true);
        try {
          return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
          throw (Exception) e.getCause();
        }
      }
    }
    throw new AssertionError("no method " + name);
  }

  private static boolean takes(Method method, Object[] arguments) {
    Class<?>[] types = method.getParameterTypes();
    boolean takes = types.length == arguments.length;
    for (int i = 0; takes && i < types.length; i++) {
      takes = types[i].isInstance(arguments[i]);
    }
    return takes;
  }
}
