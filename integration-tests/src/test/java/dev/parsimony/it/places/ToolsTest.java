/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.ProviderStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent in {@code JAVA_TOOL_OPTIONS}, where every program of the JDK meets it. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class ToolsTest {

  private static final String OBSERVING = "\\[parsimony] \\S+ config=none, observing";
  private static final Path JAR = requireNonNull(AppLaunch.builtAgent());
  private static final List<String> TOOLS =
      List.of("javac -version", "jar tf " + JAR, "keytool -help", "jcmd -l", "javap -version");

  private final String agent = "-javaagent:" + JAR;
  @TempDir Path folder;

  static Stream<Jdk> jdks() {
    return Jdk.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void toolsOfTheJdk_areLeftAlone(Jdk jdk) throws IOException {
    Program program = program().withEnvironment("JAVA_TOOL_OPTIONS", agent + " -verbose:class");
    for (String tool : TOOLS) {
      Program.Ended ended = program.run(command(jdk, tool));

      assertThat(ended.status()).as(tool).isZero();
      assertThat(ended.told()).as(tool).isEmpty();
      assertThat(ended.stdout()).as(tool).anyMatch(line -> line.contains(".ParsimonyAgent"));
      assertThat(ended.stdout()).as(tool).noneMatch(line -> line.contains(".LazyGate"));
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void versionOfTheJvm_isAllThatItTells(Jdk jdk) throws IOException {
    Program.Ended bare = program().run(command(jdk, "java -version"));
    Program.Ended ended =
        program().withEnvironment("JAVA_TOOL_OPTIONS", agent).run(command(jdk, "java -version"));

    assertThat(ended.stderr().get(0)).startsWith("Picked up JAVA_TOOL_OPTIONS");
    assertThat(ended.stderr().subList(1, ended.stderr().size())).isEqualTo(bare.stderr());
    assertThat(ended.stdout()).isEqualTo(bare.stdout());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void shell_isLeftAlone(Jdk jdk) throws IOException {
    assumeThat(jdk.feature()).isGreaterThanOrEqualTo(9);
    Program.Ended ended =
        program()
            .withEnvironment("JAVA_TOOL_OPTIONS", agent)
            .withInput("System.out.println(6 * 7)\n")
            .run(command(jdk, "jshell -s -"));

    assertThat(ended.status()).isZero();
    assertThat(ended.stdout()).contains("42");
    assertThat(ended.told()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void programInASourceFile_isAnApplication(Jdk jdk) throws IOException {
    assumeThat(jdk.feature()).isGreaterThanOrEqualTo(11);
    Path source = folder.resolve("Hello.java");
    Files.writeString(source, "class Hello { public static void main(String[] none) {} }");
    Program.Ended ended =
        program().withEnvironment("JAVA_TOOL_OPTIONS", agent).run(command(jdk, "java " + source));

    assertThat(ended.status()).isZero();
    assertThat(ended.told()).singleElement().asString().matches(OBSERVING);
  }

  /* Such a JVM has no command, as one that tells its version has none. */
  @Test
  void jvmOfANativeProgram_isToldOfWithItsFirstClient() throws IOException {
    try (ProviderStub stub = ProviderStub.start();
        AppProcess app =
            AppLaunch.of(Jdk.current(), Client.NEWEST, stub.baseUrl())
                .withAgent(JAR, null)
                .withEnvironment("_JAVA_OPTIONS", "-Dsun.java.command=")
                .withEnvironment("OTEL_SDK_DISABLED", "true")
                .start()) {
      app.threads();
      assertThat(app.stderr()).noneMatch(line -> line.startsWith("[parsimony]"));

      app.send(AppCommand.chat("hi"));

      assertThat(app.stop()).isZero();
      assertThat(app.stderr().get(1)).matches(OBSERVING);
      assertThat(app.stderr().get(2)).contains("client=openai-java");
    }
  }

  private Program program() {
    return Program.in(folder);
  }

  private List<String> command(Jdk jdk, String line) {
    List<String> command = new ArrayList<>(List.of(line.split(" ")));
    Path tool = jdk.home().resolve("bin").resolve(command.get(0));
    command.set(0, tool.toString());
    return command;
  }
}
