/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.exchange.Operation;
import dev.parsimony.setting.Glob;
import dev.parsimony.setting.Kind;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The settings that say which calls a rule is for. */
final class MatchSettings {

  private static final Kind<List<Glob>> GLOBS = Kinds.someOf(Kinds.glob(null));
  private static final Kind<Map<String, List<Glob>>> NAMED_GLOBS = Kinds.mapOf(GLOBS);

  static final Setting<List<Glob>> SERVICE =
      Setting.of(
              "service",
              GLOBS,
              "The service's name: `OTEL_SERVICE_NAME`, or `service.name` in"
                  + " `OTEL_RESOURCE_ATTRIBUTES`.")
          .example("'shop-*'");
  static final Setting<List<Glob>> CLIENT =
      Setting.of("client", GLOBS, "The client library.").example("openai-java");
  static final Setting<List<Glob>> PROVIDER =
      Setting.of("provider", GLOBS, "The provider.").example("openai");
  static final Setting<List<Operation>> OPERATION =
      Setting.of(
          "operation",
          Kinds.someOf(Kinds.choice(Arrays.asList(Operation.values()), Operation::label)),
          "What the call asks for.");
  static final Setting<List<Glob>> MODEL =
      Setting.of("model", GLOBS, "The model that the application asks for.").example("'gpt-4o*'");
  static final Setting<List<Glob>> ENDPOINT =
      Setting.of("endpoint", Kinds.someOf(Kinds.glob('/')), "The URL without its query.")
          .example("'https://api.openai.com/**'");
  static final Setting<Map<String, List<Glob>>> HEADER =
      Setting.of(
              "header",
              NAMED_GLOBS,
              "Request headers, each of which must have a value that fits. Names in whatever case.")
          .example("{X-Team: 'support*'}");
  static final Setting<Map<String, List<Glob>>> MDC =
      Setting.of(
              "mdc", NAMED_GLOBS, "Values of the SLF4J diagnostic context, all of which must fit.")
          .example("{tenant: acme}");
  static final Setting<Map<String, List<Glob>>> BAGGAGE =
      Setting.of(
              "baggage", NAMED_GLOBS, "Values of the OpenTelemetry baggage, all of which must fit.")
          .example("{tenant: acme}");
  static final Setting<List<Glob>> CALLER =
      Setting.of(
              "caller",
              Kinds.someOf(Kinds.glob('.')),
              "The nearest class on the stack that belongs neither to the client library nor to"
                  + " the JDK.")
          .example("'com.acme.faq.**'");
  static final Setting<List<Glob>> THREAD =
      Setting.of("thread", GLOBS, "The name of the thread that makes the call.")
          .example("'scheduling-*'");
  static final Setting<Pattern> SYSTEM_PROMPT =
      Setting.of(
              "system-prompt",
              Kinds.regex(),
              "Found anywhere in the first 8192 characters of the system or developer"
                  + " instructions.")
          .example("'(?i)support desk'");

  static final Section SECTION =
      Section.of(
          "match",
          "Which calls the rule is for: all that is given must match. Without it, or with `{}`, the"
              + " rule is for every call.",
          SERVICE,
          CLIENT,
          PROVIDER,
          OPERATION,
          MODEL,
          ENDPOINT,
          HEADER,
          MDC,
          BAGGAGE,
          CALLER,
          THREAD,
          SYSTEM_PROMPT);

  private MatchSettings() {}
}
