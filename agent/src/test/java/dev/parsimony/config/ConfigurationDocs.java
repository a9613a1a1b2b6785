/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;

/** The reference of all settings as Markdown, rendered from their descriptions. */
final class ConfigurationDocs {

  private static final String INTRODUCTION =
      """
      # Configuration

      Parsimony is configured by one YAML file, by overrides of single keys, or not at all: without
      either it observes, which changes nothing.

      The file is named by the agent's argument, `-javaagent:parsimony-agent.jar=/path/parsimony.yaml`,
      or by `-Dparsimony.config`, or by `PARSIMONY_CONFIG`. An example:

      ```yaml
      mode: optimize
      rules:
        - name: no-cache-for-billing
          match: {caller: "com.acme.billing.**"}
          cache: {enabled: false}
        - name: faq
          match:
            model: "gpt-4o*"
            system-prompt: "(?i)support desk"
          cache:
            ttl: 24h
      ```

      `java -jar parsimony-agent.jar check FILE` validates a file and prints every value that is in effect
      with its source. It answers with exit code 0 when the file is valid, and with 1 when it is not, after
      printing all that is wrong. The [JSON Schema](parsimony.schema.json) lets editors complete and check
      the file, with `# yaml-language-server: $schema=PATH` as its first line or as the editor wants it; the command
      checks more.

      ## All or nothing

      A file counts as a whole or not at all. A wrong one at the start leaves the agent observing, or off if
      an override says so; a wrong one later leaves the running configuration as it is, and so does a file
      that vanishes. Either way one line on stderr names file, line, key, value and what is allowed.

      It is read at the first call to a provider, so a wrong one is told then; `check` tells before.
      The file is looked at about every second, through symbolic links, and a change is taken as soon as
      two looks in a row saw the same content, so that no half-written file counts.

      A file may have 1 MiB of UTF-8 text. Unknown keys, keys given twice, keys without a value, and YAML
      aliases are errors: write `{}` or `[]` for what is empty on purpose.

      ## Overrides

      Each key has a system property, `-Dparsimony.` and the key with all that it stands in, and an environment
      variable, the same in capitals with `_` for `.` and `-`. An item of a list is told by its name:

      ```
      -Dparsimony.mode=off                       PARSIMONY_MODE=off
      -Dparsimony.cache.max-size=1GiB            PARSIMONY_CACHE_MAX_SIZE=1GiB
      -Dparsimony.rules.faq.cache.enabled=false  PARSIMONY_RULES_FAQ_CACHE_ENABLED=false
      ```

      Names themselves, new items, and lists whose items have no name (`providers`, `prices`, and the like) stand in
      the file alone. A property wins over a variable, a variable over the file, and the file over the default.
      Lists are written with commas (`a,b`), maps as `name=value,name=value`. An empty value counts as not set.
      A wrong value is an error as in the file. A property that starts with `parsimony.` and is not
      known gives a warning.

      ## Values

      | Written as | Means |
      |---|---|
      | duration | a whole number and `ms`, `s`, `m`, `h` or `d`: `500ms`, `24h` |
      | size | a whole number and `B`, `KiB`, `MiB` or `GiB`: `64MiB` |
      | boolean | `true` or `false`; also `yes`, `no`, `on`, `off` |
      | glob | text in which `*` stands for any text and `?` for one character. In an endpoint `*` and `?` stop at `/`, in a caller at `.`; `**` does not stop |
      | regular expression | a pattern of `java.util.regex` that is found anywhere in the text. It may look at characters two million times; a pattern that needs more ends the search for settings: the call is left alone, and that is counted as a suppressed failure. `.*` at its start or end costs much and adds nothing |

      """;

  private static final String ROLLOUT = "rollout";
  private static final String ROLLOUT_OF_RULES = "rules[].rollout";

  static String render() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    page.append("## Contents\n\n");
    GeneralSettings.FILE.sections().forEach(section -> contents(page, section, section.key(), ""));
    page.append('\n');
    section(page, GeneralSettings.FILE, "");
    return page.toString();
  }

  /* Policies on lines of their own, what is inside of one beside it. */
  private static void contents(StringBuilder page, Section section, String path, String indent) {
    page.append(indent).append("- ").append(link(path));
    boolean deep = !indent.isEmpty();
    page.append(deep ? "" : "\n");
    String inner = inner(section, path);
    for (Section child : section.sections()) {
      if (deep) {
        inline(page, child, inner + child.key());
      } else {
        contents(page, child, inner + child.key(), indent + "  ");
      }
    }
    page.append(deep ? "\n" : "");
  }

  private static void inline(StringBuilder page, Section section, String path) {
    if (isRolloutOfPolicy(path)) {
      return;
    }
    page.append(", ").append(link(path, section.key()));
    for (Section child : section.sections()) {
      inline(page, child, inner(section, path) + child.key());
    }
  }

  private static void section(StringBuilder page, Section section, String path) {
    page.append(path.isEmpty() ? "## The file\n\n" : "## `" + path + "`\n\n");
    page.append(section.doc()).append("\n\n");
    page.append("| Key | Type | Default | Allowed | What it does |\n|---|---|---|---|---|\n");
    section.settings().forEach(setting -> row(page, setting));
    String inner = path.isEmpty() ? "" : inner(section, path);
    for (Section child : section.sections()) {
      if (isRolloutOfPolicy(inner + child.key())) {
        row(page, child);
      }
    }
    page.append('\n');
    for (Section child : section.sections()) {
      if (!isRolloutOfPolicy(inner + child.key())) {
        section(page, child, inner + child.key());
      }
    }
  }

  private static void row(StringBuilder page, Setting<?> setting) {
    cell(page, "`" + setting.key() + "`");
    cell(page, setting.kind().name());
    cell(page, presence(setting));
    cell(page, setting.allowed());
    cell(page, setting.doc());
    page.append("|\n");
  }

  /* All policies have the same one: its keys stand once, with the rule. */
  private static void row(StringBuilder page, Section rollout) {
    cell(page, "`" + rollout.key() + "`");
    cell(page, "a section");
    cell(page, "none");
    cell(page, "the keys of " + link(ROLLOUT_OF_RULES));
    cell(page, "The same for this policy alone, inside of the rule's own.");
    page.append("|\n");
  }

  private static boolean isRolloutOfPolicy(String path) {
    return path.endsWith("." + ROLLOUT) && !path.equals(ROLLOUT_OF_RULES);
  }

  private static String inner(Section section, String path) {
    return path + (section.isRepeated() ? "[]." : ".");
  }

  private static String link(String path) {
    return link(path, path);
  }

  private static String link(String path, String text) {
    return "[`" + text + "`](#" + path.replaceAll("[^a-z0-9-]", "") + ")";
  }

  private static String presence(Setting<?> setting) {
    String text = setting.defaultText();
    return setting.required() ? "none, must be given" : text == null ? "none" : "`" + text + "`";
  }

  private static void cell(StringBuilder page, String text) {
    page.append("| ").append(escaped(text)).append(' ');
  }

  /* Outside of code a star is emphasis and a bar is the next cell. */
  private static String escaped(String text) {
    String[] parts = text.replace("|", "\\|").split("`", -1);
    for (int i = 0; i < parts.length; i += 2) {
      parts[i] = parts[i].replace("*", "\\*").replace("<", "\\<");
    }
    return String.join("`", parts);
  }

  private ConfigurationDocs() {}
}
