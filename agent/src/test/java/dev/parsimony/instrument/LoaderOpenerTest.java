/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.bootstrap.Bridge;
import dev.parsimony.bootstrap.SuppressedFailures;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoaderOpenerTest {

  private static final String BRIDGE = Bridge.class.getName();

  /** Hides all but the JDK's classes. */
  private static final String HIDING =
      """
      public class Hiding extends ClassLoader {
        public Hiding() {
          super(null);
        }
        @Override
        %s {
          while (name == null) {
            throw new ClassNotFoundException("no name");
          }
          return super.loadClass(name%s);
        }
      }
      """;

  private static final String ONE =
      "public Class<?> loadClass(String name) throws ClassNotFoundException";
  private static final String TWO =
      "protected Class<?> loadClass(String name, boolean now) throws ClassNotFoundException";

  private final List<Class<?>> asked = new ArrayList<>();
  private final long suppressed = SuppressedFailures.count();
  private final LoaderOpener opener = new LoaderOpener(instrumentation());

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void wovenLoader_showsTheBridge_andHidesTheRest(int release) throws Exception {
    for (String source : List.of(HIDING.formatted(ONE, ""), HIDING.formatted(TWO, ", now"))) {
      ClassLoader hiding = woven(Fixtures.compile(release, "Hiding", source));

      assertThat(hiding.loadClass(BRIDGE)).isSameAs(Bridge.class);
      assertThat(opener.open(hiding)).isTrue();
      assertThatThrownBy(() -> hiding.loadClass(getClass().getName()))
          .isInstanceOf(ClassNotFoundException.class);
      assertThatThrownBy(() -> hiding.loadClass(null)).hasMessage("no name");
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void loaderThatHidesTheBridge_isRedefinedOnce() throws Exception {
    ClassLoader hiding = hiding();

    assertThat(opener.open(hiding)).isFalse();
    assertThat(opener.open(hiding)).isFalse();

    assertThat(asked).containsExactly(hiding.getClass());
    assertThat(SuppressedFailures.count()).isEqualTo(suppressed);
  }

  @Test
  void loaderBelowOneThatHidesTheBridge_hasThatOneRedefined() throws Exception {
    ClassLoader hiding = hiding();

    assertThat(opener.open(new URLClassLoader(new URL[0], hiding))).isFalse();

    assertThat(asked).containsExactly(hiding.getClass());
  }

  private static ClassLoader hiding() throws Exception {
    return (ClassLoader) newInstance(Fixtures.compile(8, "Hiding", HIDING.formatted(ONE, "")));
  }

  private static ClassLoader woven(Map<String, byte[]> classes) throws Exception {
    return (ClassLoader) newInstance(Fixtures.each(classes, LoaderOpener::weave));
  }

  private static Object newInstance(Map<String, byte[]> classes) throws Exception {
    ClassLoader loader = Fixtures.load(LoaderOpenerTest.class.getClassLoader(), classes);
    return loader.loadClass("Hiding").getConstructor().newInstance();
  }

  private Instrumentation instrumentation() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> {
              for (ClassDefinition definition : (ClassDefinition[]) arguments[0]) {
                asked.add(definition.getDefinitionClass());
              }
              return null;
            });
  }
}
