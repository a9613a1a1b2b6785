/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderGateTest {

  @AfterEach
  void close() {
    ProviderGate.admit(new String[0]);
  }

  @ParameterizedTest
  @CsvSource({
    "api.openai.com, https://api.openai.com/v1/chat/completions",
    "api.openai.com, https://API.OpenAI.com/v1/chat/completions",
    "api.openai.com, http://api.openai.com:8080/v1",
    "api.openai.com, https://api.openai.com",
    "api.openai.com, https://api.openai.com?a=b",
    "api.openai.com, https://user:secret@api.openai.com/v1",
    "*.openai.azure.com, https://acme.openai.azure.com/openai/deployments/a/chat/completions",
    "bedrock-runtime.*.amazonaws.com, https://bedrock-runtime.eu-west-1.amazonaws.com/model/a",
    "*-aiplatform.googleapis.com, https://us-aiplatform-aiplatform.googleapis.com/v1",
    "*:11434, http://ollama:11434/api/chat",
    "localhost:11434, http://localhost:11434/api/chat",
    "[::1]:11434, http://[::1]:11434/api/chat",
    "[::1], http://[::1]:11434/api/chat",
    "gateway.acme.com/llm/, https://gateway.acme.com/llm/v1/chat",
    "*, http://10.0.0.1:1/any",
  })
  void fittingUrl_isAdmitted(String pattern, String url) {
    ProviderGate.admit(new String[] {"never.fits", pattern});

    assertThat(ProviderGate.admits("POST", URI.create(url))).isTrue();
    assertThat(ProviderGate.fits(pattern, url)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "api.openai.com, https://api.openai.com.evil.org/v1",
    "api.openai.com, https://xapi.openai.com/v1",
    "api.openai.com, https://acme.com/api.openai.com",
    "api.openai.com, https://acme.com/?to=https://api.openai.com/",
    "api.openai.com, https://acme.com/@api.openai.com",
    "*.openai.azure.com, https://openai.azure.com/a",
    "*.openai.azure.com, https://acme.com/a.openai.azure.com",
    "*:11434, http://ollama:11435/api/chat",
    "localhost:11434, http://localhost/api/chat",
    "localhost:11434, http://localhost:8080/x]:11434",
    "gateway.acme.com/llm/, https://gateway.acme.com/other/llm/",
    "gateway.acme.com/llm/, https://gateway.acme.com",
  })
  void otherUrl_isNot(String pattern, String url) {
    assertThat(ProviderGate.fits(pattern, url)).isFalse();
  }

  @Test
  void onlyWhatCarriesAQuestion_isAdmitted() {
    ProviderGate.admit(new String[] {"api.openai.com"});
    String url = "https://api.openai.com/v1/chat/completions";

    assertThat(ProviderGate.admits("POST", url)).isTrue();
    assertThat(ProviderGate.admits("GET", url)).isFalse();
    assertThat(ProviderGate.admits(null, url)).isFalse();
    assertThat(ProviderGate.admits("POST", null)).isFalse();
  }

  @Test
  void untilPatternsAreGiven_nothingIsAdmitted() {
    assertThat(ProviderGate.admits("POST", "https://api.openai.com/v1")).isFalse();
  }
}
