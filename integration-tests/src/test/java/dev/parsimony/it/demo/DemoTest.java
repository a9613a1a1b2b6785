/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.stub.ProviderStub;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

  private static final long CALLS = 120;

  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void demo_givesTheSameAnswersForFewerCalls() throws Exception {
    Comparison comparison = run(DemoOptions.parse(List.of(), Map.of()).withoutLatency());

    assertThat(comparison.problems()).isEmpty();
    assertThat(comparison.run().output()).hasSize(42).isEqualTo(comparison.runWithAgent().output());
    assertThat(comparison.run().reported()).isEqualTo(comparison.runWithAgent().reported());
    assertThat(comparison.bill().calls()).isEqualTo(CALLS);
    assertThat(comparison.billWithAgent().calls()).isEqualTo(CALLS * 16 / 40);
    assertThat(comparison.bill().nanoUsd()).isGreaterThan(comparison.billWithAgent().nanoUsd());
    assertThat(printed())
        .contains("parsimony.served_by=provider", "parsimony.served_by=cache")
        .contains("gen_ai.usage.input_tokens=", "parsimony.saved.output_tokens=")
        .contains("  chat gpt-4o-mini", "  embeddings text-embedding-3-small")
        .doesNotContain("FAILED");
    readmeShowsTheFigures(comparison);
  }

  @Test
  void realRun_asksTheProviderThatTheEnvironmentNames() throws Exception {
    try (ProviderStub stub = ProviderStub.start()) {
      Map<String, String> environment =
          Map.of("OPENAI_API_KEY", "sk-mine", "OPENAI_BASE_URL", stub.baseUrl(), "HOME", "/");

      Comparison comparison =
          run(DemoOptions.parse(List.of("--real", "--model", "gpt-4o"), environment));

      assertThat(comparison.problems()).isEmpty();
      assertThat(comparison.bill().calls()).isEqualTo(CALLS);
      assertThat(comparison.bill().plus(comparison.billWithAgent()).calls())
          .isEqualTo(stub.calls());
      assertThat(stub.requests())
          .allMatch(request -> "Bearer sk-mine".equals(request.header("Authorization")))
          .anyMatch(request -> request.bodyText().contains("\"gpt-4o\""));
      assertThat(printed()).contains("the real provider for gpt-4o, which costs money");
    }
  }

  private Comparison run(DemoOptions options) throws IOException {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new Demo(options, folder, out).run();
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  /* All but the latencies, which differ from run to run. */
  private static void readmeShowsTheFigures(Comparison comparison) throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    assertThat(comparison.table().stream().filter(row -> !row.contains("latency")))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(readme).contains(row));
    assertThat(readme).contains("Saved: " + comparison.saved());
  }
}
