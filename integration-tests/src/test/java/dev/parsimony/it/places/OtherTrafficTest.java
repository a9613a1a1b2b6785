/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.ClientLibrary;
import dev.parsimony.it.harness.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * More through general HTTP clients that are woven than their heap of 64 MiB could hold: two
 * gigabytes over each in the full matrix.
 */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class OtherTrafficTest {

  /** Three requests: two long uploads, and each has a long reply. */
  private static final long BYTES = Jdk.fullMatrix() ? 410L << 20 : 72L << 20;

  private static final int REQUESTS = 3;

  private final Path agent = requireNonNull(AppLaunch.builtAgent());
  @TempDir Path folder;

  /** A client, and the app that uses it. */
  enum Library {
    OKHTTP(8, "OkHttpTransfers", Client.OKHTTP),
    APACHE_4(8, "Apache4Transfers", Client.HTTPCLIENT),
    APACHE_5(8, "Apache5Transfers", Client.HTTPCLIENT5),
    APACHE_5_ASYNC(8, "Apache5AsyncTransfers", Client.HTTPCLIENT5_ASYNC),
    REST_TEMPLATE(17, "RestTemplateTransfers", Client.SPRING_WEB),
    REST_CLIENT(17, "RestClientTransfers", Client.SPRING_WEB),
    WEB_CLIENT(17, "WebClientTransfers", Client.SPRING_WEBFLUX),
    URL_CONNECTION(8, "UrlConnectionTransfers", List.of()),
    JDK(11, "JdkTransfers", List.of());

    private final int java;
    private final String app;
    private final List<Client> versions;

    Library(int java, String app, List<Client> versions) {
      this.java = java;
      this.app = app;
      this.versions = versions;
    }

    private String classPath() {
      return versions.isEmpty() ? "" : versions.get(versions.size() - 1).classPath();
    }
  }

  @ParameterizedTest
  @EnumSource
  void toAHostOfNoProvider_isUntouched_andTheAgentStaysAsleep(Library library) throws IOException {
    Program.Ended ended = transfer(library, 8L << 20, "-javaagent:" + agent);

    assertThat(ended.told()).as("started at a provider's host alone").hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void toAProvider_whatCannotBeReadIsStreamedThrough(Library library) throws IOException {
    Path config =
        Files.writeString(folder.resolve("providers.yaml"), ClientLibrary.STUB_IS_A_PROVIDER);

    Program.Ended ended =
        transfer(
            library,
            BYTES,
            "-javaagent:" + agent + "=" + config,
            "-Dparsimony.telemetry.enabled=false");

    assertThat(ended.told()).hasSize(2).noneMatch(line -> line.contains("suppressed"));
  }

  private Program.Ended transfer(Library library, long bytes, String... flags) throws IOException {
    SmallApp app = compiled(library);
    try (TransferServer server = TransferServer.start(bytes)) {
      List<String> all = new ArrayList<>(List.of("-Xmx64m"));
      all.addAll(List.of(flags));
      Program.Ended ended = app.run(Jdk.current(), all, server.baseUrl(), Long.toString(bytes));

      assertThat(ended.stdout())
          .as(() -> String.join("\n", ended.stderr()))
          .hasSize(REQUESTS)
          .isEqualTo(server.transfers());
      assertThat(ended.status()).isZero();
      return ended;
    }
  }

  private SmallApp compiled(Library library) throws IOException {
    SmallApp common = SmallApp.compiled(folder, "Transfers", SmallApp.source("Transfers"), "");
    String libraries = common.classes() + File.pathSeparator + library.classPath();
    String source = SmallApp.source(library.app);
    return SmallApp.compiled(library.java, folder, library.app, source, libraries)
        .withLibraries(library.classPath());
  }
}
