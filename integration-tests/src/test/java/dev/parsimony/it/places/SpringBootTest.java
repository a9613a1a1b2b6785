/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Spring Boot applications as executable jars: the client library is a jar within the jar. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class SpringBootTest {

  private static final Path APPLICATIONS =
      Path.of(System.getProperty("parsimony.spring-boot", "apps/spring-boot"));

  @TempDir Path folder;

  /* The newest line, and the last one for Java 8 on the oldest JVM that there is. */
  static Stream<Arguments> lines() {
    List<String> newer = Jdk.fullMatrix() ? List.of("3.5", "4.0") : List.of("4.0");
    Jdk oldest = Collections.min(Jdk.all(), Comparator.comparing(Jdk::feature));
    return Stream.concat(
        Stream.of(Arguments.of("2.7", oldest)),
        Jdk.ofMatrix().stream()
            .filter(jdk -> jdk.feature() >= 17)
            .flatMap(jdk -> newer.stream().map(line -> Arguments.of(line, jdk))));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void executableJar(String line, Jdk jdk) throws IOException {
    try (Outside outside = Outside.in(folder)) {
      List<String> command = new ArrayList<>(jdk.command());
      command.addAll(outside.flags());
      command.addAll(List.of("-jar", APPLICATIONS.resolve(line + "/target/spring-boot.jar") + ""));
      command.addAll(List.of("--spring.main.banner-mode=off", "--logging.level.root=warn"));
      command.add("--openai.base-url=" + outside.baseUrl());
      Program.Ended ended = Program.in(folder).run(command);

      assertThat(ended.status()).isZero();
      outside.assertCovered(ended);
      assertThat(ended.told().get(1)).endsWith("client=openai-java 4.101.0");
    }
  }
}
