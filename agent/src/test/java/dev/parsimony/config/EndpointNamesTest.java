/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.setting.FakeEnvironment;
import dev.parsimony.setting.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointNamesTest {

  private static final String IN_HOUSE =
      "endpoints: [{name: in-house, url: 'https://llm.acme.com/v1/chat/completions', dialect:"
          + " openai.chat, key-variable: ACME_KEY}]\n";
  private static final String ELSEWHERE = IN_HOUSE.replace("llm.acme.com", "llm.evil.com");

  @TempDir Path folder;

  private final FakeEnvironment environment = new FakeEnvironment().variable("ACME_KEY", "sk-acme");
  private final List<String> log = new ArrayList<>();

  @Test
  void ruleMayName_whatIsDefined() {
    assertThat(problems(IN_HOUSE + rule("simple: gpt-5-nano, simple-at: in-house"))).isEmpty();
  }

  @Test
  void ruleThatNamesAnother_isWrong() {
    assertThat(problems(IN_HOUSE + rule("simple: gpt-5-nano, simple-at: evil")))
        .containsExactly(
            "line 2: rules[0].downgrade.simple-at: 'evil' is no endpoint; allowed: in-house");
    assertThat(problems(rule("force: gpt-5-nano, force-at: evil")))
        .containsExactly(
            "line 1: rules[0].downgrade.force-at: 'evil' is no endpoint; allowed: none is defined");
  }

  @Test
  void endpointWithoutAModel_isWrong() {
    assertThat(problems(IN_HOUSE + rule("simple: gpt-5-nano, medium-at: in-house")))
        .containsExactly(
            "line 2: rules[0].downgrade.medium-at: names an endpoint without a model; allowed:"
                + " together with medium");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "llm.acme.com/v1",
        "ftp://llm.acme.com/v1",
        "https:///v1",
        "https://user:word@llm.acme.com/v1",
        "https://llm.acme.com/v1#part",
        "https://llm.acme.com/a b",
        "file:///etc/passwd"
      })
  void urlThatIsNone_isWrong(String url) {
    assertThat(problems(IN_HOUSE.replace("https://llm.acme.com/v1/chat/completions", url)))
        .hasSize(1)
        .first()
        .asString()
        .contains("endpoints[0].url", "is not a URL");
  }

  @Test
  void formatThatNamesItsModelInTheUrl_isWrong() {
    assertThat(problems(IN_HOUSE.replace("openai.chat", "gemini.generate_content")))
        .hasSize(1)
        .first()
        .asString()
        .contains("endpoints[0].dialect");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "sk-acme\nX-Injected: yes", "two words", "sk-\u00e4"})
  void keyThatIsNone_isWarnedOf_withoutItsValue(String value) {
    environment.variable("ACME_KEY", value);

    assertThat(ParsedConfig.ofText(IN_HOUSE, environment).warnings())
        .containsExactly(
            "endpoints: in-house: the variable ACME_KEY is not set to a key; no call goes there");
  }

  @Test
  void laterFile_mayChooseAmongTheEndpointsOfTheStart() throws IOException {
    ConfigHolder holder = started(IN_HOUSE);

    reload(holder, IN_HOUSE + rule("simple: gpt-5-nano, simple-at: in-house"));
    assertThat(holder.current().rules()).hasSize(1);
    reload(holder, "mode: off");
    assertThat(holder.current().endpoints()).isEmpty();
    reload(holder, IN_HOUSE);
    assertThat(holder.current().endpoints()).containsOnlyKeys("in-house");
  }

  @Test
  void laterFileThatChangesOne_changesNothing() throws IOException {
    ConfigHolder holder = started(IN_HOUSE);

    reload(holder, "mode: optimize\n" + ELSEWHERE);

    assertThat(holder.current().mode()).isEqualTo(Mode.OBSERVE);
    assertThat(log)
        .containsExactly(
            "[parsimony] config "
                + folder.resolve("parsimony.yaml")
                + " line 2: endpoints[0]: 'in-house' is changed, which needs a restart; allowed:"
                + " those of the start (in-house); going on unchanged, mode observe");
  }

  @Test
  void laterFileThatReadsAnotherVariable_changesNothing() throws IOException {
    ConfigHolder holder = started("mode: off\n" + IN_HOUSE);

    reload(holder, IN_HOUSE.replace("ACME_KEY", "AWS_SECRET_ACCESS_KEY"));

    assertThat(holder.current().mode()).isEqualTo(Mode.OFF);
  }

  @Test
  void laterFileThatAddsOne_changesNothing() throws IOException {
    ConfigHolder holder = started("mode: off");

    reload(holder, IN_HOUSE);

    assertThat(holder.current().mode()).isEqualTo(Mode.OFF);
    assertThat(log).singleElement().asString().contains("'in-house' is new", "start (none)");
  }

  @Test
  void firstFileThatIsWrong_fixesNone() throws IOException {
    ConfigHolder holder = started(IN_HOUSE + "mode: of");

    reload(holder, IN_HOUSE);

    assertThat(holder.current().endpoints()).isEmpty();
  }

  private List<String> problems(String yaml) {
    return ParsedConfig.ofText(yaml, environment).problems().stream()
        .map(Problem::toString)
        .toList();
  }

  private static String rule(String downgrade) {
    return "rules: [{name: faq, downgrade: {" + downgrade + "}}]\n";
  }

  private ConfigHolder started(String yaml) throws IOException {
    Path file = folder.resolve("parsimony.yaml");
    Files.writeString(file, yaml);
    return ConfigHolder.start(file.toString(), environment, log::add);
  }

  private void reload(ConfigHolder holder, String yaml) throws IOException {
    Files.writeString(folder.resolve("parsimony.yaml"), yaml);
    holder.poll();
    holder.poll();
  }
}
