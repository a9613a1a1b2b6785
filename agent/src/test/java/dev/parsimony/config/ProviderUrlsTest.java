/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.bootstrap.ProviderGate;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.setting.FakeEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderUrlsTest {

  private static final String CHAT = "/v1/chat/completions";

  @Test
  void publicProvider_isKnown_andOnlyWhatItsPathTellsIsOurs() {
    ProviderUrls urls = providers("");

    assertThat(name(urls.dialectOf("POST", "https://api.groq.com/openai" + CHAT)))
        .isEqualTo("openai.chat");
    assertThat(urls.dialectOf("POST", "https://api.openai.com/v1/files")).isNull();
    assertThat(urls.dialectOf("GET", "https://api.openai.com" + CHAT)).isNull();
    assertThat(urls.dialectOf("POST", "https://shop.acme.com" + CHAT)).isNull();
  }

  @Test
  void libraryOfAProvider_isBelievedWhateverItsHost() {
    ProviderUrls urls = providers("");

    assertThat(name(urls.dialectOfSdk("POST", "https://shop.acme.com" + CHAT)))
        .isEqualTo("openai.chat");
    assertThat(urls.dialectOfSdk("POST", "https://shop.acme.com/v1/orders")).isNull();
  }

  @Test
  void gateway_isAProviderWhereItsUrlFits() {
    ProviderUrls urls = providers("- url: 'https://gw.acme.com/llm/**'");

    assertThat(name(urls.dialectOf("POST", "https://gw.acme.com/llm" + CHAT + "?a=b")))
        .isEqualTo("openai.chat");
    assertThat(urls.dialectOf("POST", "https://gw.acme.com/shop" + CHAT)).isNull();
    assertThat(urls.dialectOf("GET", "https://gw.acme.com/llm" + CHAT)).isNull();
  }

  @Test
  void gatewayWithPathsOfItsOwn_speaksTheDialectThatIsNamed() {
    ProviderUrls urls =
        providers("- {url: 'https://gw.acme.com/ask/*', dialect: openai.responses}");

    assertThat(name(urls.dialectOf("POST", "https://gw.acme.com/ask/me")))
        .isEqualTo("openai.responses");
    assertThat(name(urls.dialectOfSdk("POST", "https://gw.acme.com/ask/me")))
        .isEqualTo("openai.responses");
    assertThat(urls.dialectOf("POST", "https://gw.acme.com/tell/me")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://gw.acme.com/llm/**, https://gw.acme.com/llm/v1",
    "http://127.0.0.1:*/**, http://127.0.0.1:8080/v1",
    "http://llm-?.acme.com/v1, http://llm-1.acme.com/v1",
    "https://*.acme.com/**, https://llm.acme.com/v1",
    "**/chat/completions, https://llm.acme.com/chat/completions",
    "https://**, https://llm.acme.com/v1",
    "https://llm**/v1, https://llm.acme.com/a/v1",
  })
  void gate_letsPassWhatAGlobCovers(String glob, String url) {
    ProviderUrls urls = providers("- {url: '" + glob + "', dialect: openai.chat}");

    assertThat(urls.dialectOf("POST", url)).isNotNull();
    assertThat(urls.hosts()).anyMatch(host -> ProviderGate.fits(host, url));
  }

  @Test
  void providerWithoutUrl_orOfAnUnknownDialect_isAProblem() {
    assertThat(parsed("- dialect: openai.chat").problems()).hasSize(1);
    assertThat(parsed("- {url: 'https://a/**', dialect: klingon}").problems())
        .singleElement()
        .asString()
        .contains("openai.chat");
  }

  @Test
  void glanceAtTheFile_findsTheWord(@TempDir Path folder) throws IOException {
    Path with = Files.writeString(folder.resolve("with.yaml"), "\nproviders: []\n");
    Path without = Files.writeString(folder.resolve("without.yaml"), "mode: observe\n");

    assertThat(ConfigPeek.mayNameProviders(with.toString())).isTrue();
    assertThat(ConfigPeek.mayNameProviders(without.toString())).isFalse();
    assertThat(ConfigPeek.mayNameProviders(folder.resolve("none").toString())).isFalse();
  }

  private static ProviderUrls providers(String items) {
    ParsedConfig config = parsed(items);
    assertThat(config.problems()).isEmpty();
    return config.snapshot().providers();
  }

  private static ParsedConfig parsed(String items) {
    String text = items.isEmpty() ? "" : "providers:\n" + items + "\n";
    return ParsedConfig.ofText(text, new FakeEnvironment());
  }

  private static String name(@Nullable Dialect dialect) {
    return requireNonNull(dialect).name();
  }
}
