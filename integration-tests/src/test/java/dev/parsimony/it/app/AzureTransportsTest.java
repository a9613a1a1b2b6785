/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.ClientLibrary;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.it.telemetry.Testbed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The Azure SDKs over their transports. To OkHttp and the JDK's client the stub is a provider too,
 * and each call is told once. Async streams over the JDK's client fail in the SDK itself, which
 * wants to write to the read-only buffers it gets.
 */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class AzureTransportsTest {

  private Testbed bed;

  @BeforeAll
  void start() {
    Client client = Client.newest(Client.AZURE);
    bed =
        Testbed.start(client, Configs.CACHING + ClientLibrary.STUB_IS_A_PROVIDER, launch -> launch);
  }

  @AfterAll
  void end() {
    try (Testbed closing = bed) {
      closing.end();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "netty.NettyAsyncHttpClientProvider, blocking",
    "netty.NettyAsyncHttpClientProvider, async-stream",
    "okhttp.OkHttpAsyncClientProvider, blocking",
    "okhttp.OkHttpAsyncClientProvider, async",
    "okhttp.OkHttpAsyncClientProvider, stream",
    "okhttp.OkHttpAsyncClientProvider, async-stream",
    "jdk.httpclient.JdkHttpClientProvider, blocking",
    "jdk.httpclient.JdkHttpClientProvider, async",
    "jdk.httpclient.JdkHttpClientProvider, stream"
  })
  void call_isOneCallOfTheSdk(String transport, String form) {
    bed.provider().reset();
    AppCommand call =
        AppCommand.chat("over " + transport + " " + form).form(form).with("transport", transport);

    Testbed.Observed first = bed.observe(call);
    Testbed.Observed again = bed.observe(call);

    assertThat(bed.provider().calls()).isEqualTo(1);
    assertThat(first.seen().text()).isNotEmpty().isEqualTo(again.seen().text());
    assertThat(first.span().servedBy()).isEqualTo("provider");
    assertThat(again.span().servedBy()).isEqualTo("cache");
    assertThat(client(again.span())).isEqualTo(client(first.span())).isEqualTo("azure-core");
  }

  private static Object client(ExportedSpan span) {
    return span.attributes().getOrDefault("parsimony.client.name", "");
  }
}
