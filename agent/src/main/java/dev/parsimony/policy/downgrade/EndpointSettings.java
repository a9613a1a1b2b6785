/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import dev.parsimony.dialect.Dialects;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.setting.Environment;
import dev.parsimony.setting.Kind;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings of one server that rules may send calls to. */
public final class EndpointSettings {

  /* Whose requests name the model, and whether a stream is wanted, in the body alone. */
  private static final List<String> BODY_TELLS_ALL =
      Arrays.asList(
          "openai.chat",
          "openai.responses",
          "anthropic.messages",
          "mistral.chat",
          "ollama.chat",
          "cohere.chat");

  private static final int MOST_PORT = 65_535;

  /** The name of the endpoint. */
  public static final Setting<String> NAME =
      Setting.of("name", Kinds.name(), "The name of the endpoint, unique as those of rules are.")
          .mandatory()
          .example("in-house");

  private static final Setting<String> URL =
      Setting.of(
              "url",
              Kinds.of(
                  "a URL",
                  "a whole http or https URL with a host, without user or fragment",
                  EndpointSettings::url,
                  url -> url),
              "The whole URL that calls are sent to, with its path and query.")
          .mandatory()
          .example("'https://llm.acme.com/v1/chat/completions'");
  private static final Setting<Dialect> DIALECT =
      Setting.of(
              "dialect",
              Kinds.choice(dialects(), Dialect::name),
              "The wire format that is spoken there. Only calls of the same format go there.")
          .mandatory()
          .example("openai.chat");
  private static final Setting<String> KEY_VARIABLE =
      Setting.of(
              "key-variable",
              variable(),
              "The environment variable that holds the key of the endpoint; without it none is"
                  + " sent.")
          .example("ACME_LLM_KEY");
  private static final Setting<KeyForm> KEY_FORM =
      Setting.of(
              "key-form",
              Kinds.choice(Arrays.asList(KeyForm.values()), KeyForm::label),
              "How the key is sent: `bearer` in `Authorization`, or in a header of its own."
                  + " Without it, as the provider of the format expects.")
          .example("api-key");
  private static final Setting<Duration> TIMEOUT =
      Setting.of(
              "timeout",
              Kinds.duration("100ms", "10m"),
              "How long an answer is awaited, and of a stream its head: at most half of what the"
                  + " application gives the call. Then the call is sent as it was written.")
          .defaultsTo(Duration.ofSeconds(30));

  /** The section of all endpoints. */
  public static final Section SECTION =
      Section.of(
              "endpoints",
              "Servers other than the application's, for rules to name under `downgrade`. They are"
                  + " fixed when the agent starts: a file that is changed later may drop some, but"
                  + " adds or changes none.",
              NAME,
              URL,
              DIALECT,
              KEY_VARIABLE,
              KEY_FORM,
              TIMEOUT)
          .repeatedBy(NAME);

  /** The endpoint that was read. */
  public static TargetEndpoint read(Values values) {
    Dialect dialect = values.get(DIALECT);
    KeyForm written = values.find(KEY_FORM);
    return new TargetEndpoint(
        values.get(NAME),
        values.get(URL),
        values.get(TIMEOUT),
        dialect.name(),
        values.find(KEY_VARIABLE),
        written == null ? KeyForm.of(dialect.name()) : written);
  }

  /** What is to be said of a key that is not there; null when nothing is. */
  public static @Nullable String missingKey(Values values, Environment environment) {
    String variable = values.find(KEY_VARIABLE);
    if (variable == null || TargetEndpoint.key(variable, environment) != null) {
      return null;
    }
    return "endpoints: "
        + values.get(NAME)
        + ": the variable "
        + variable
        + " is not set to a key; no call goes there";
  }

  private static List<Dialect> dialects() {
    return Dialects.all().stream()
        .filter(dialect -> BODY_TELLS_ALL.contains(dialect.name()))
        .collect(Collectors.toList());
  }

  private static Kind<String> variable() {
    return Kinds.of(
        "the name of a variable",
        "the name of an environment variable: letters, digits and _, no digit first",
        text -> text.matches("[A-Za-z_][A-Za-z0-9_]{0,199}") ? text : null,
        name -> name);
  }

  private static @Nullable String url(String text) {
    try {
      URI url = new URI(text);
      boolean http = "https".equalsIgnoreCase(url.getScheme()) || "http".equals(url.getScheme());
      boolean plain = url.getRawUserInfo() == null && url.getRawFragment() == null;
      boolean placed = url.getHost() != null && url.getPort() <= MOST_PORT;
      return http && plain && placed ? text : null;
    } catch (URISyntaxException malformed) {
      return null;
    }
  }

  private EndpointSettings() {}
}
