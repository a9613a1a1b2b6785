/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.setting.Overrides;
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
      the file; the command checks more.

      ## All or nothing

      A file counts as a whole or not at all. A wrong one at the start leaves the agent observing, or off if
      an override says so; a wrong one later leaves the running configuration as it is, and so does a file
      that vanishes. Either way one line on stderr names file, line, key, value and what is allowed.

      The file is looked at about every second, through symbolic links, and a change is taken as soon as
      two looks in a row saw the same content, so that no half-written file counts.

      A file may have 1 MiB of UTF-8 text. Unknown keys, keys given twice, keys without a value, and YAML
      aliases are errors: write `{}` or `[]` for what is empty on purpose.

      ## Overrides

      Each key but those in `prices` can be set by a system property or an environment variable, whose names
      stand in the tables; `NAME` is the name of a rule that the file has, in a variable with capitals and
      with `_` for `-`. A property wins over a variable, a variable over the file, and the file over the default.
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

  static String render() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    section(page, GeneralSettings.FILE, "", false);
    return page.toString();
  }

  private static void section(StringBuilder page, Section section, String prefix, boolean silent) {
    page.append(prefix.isEmpty() ? "## The file\n\n" : "## `" + prefix + "`\n\n");
    page.append(section.doc()).append("\n\n");
    boolean overridable = !silent && (!section.isRepeated() || section.label() != null);
    String inner = prefix.isEmpty() ? "" : prefix + (section.isRepeated() ? "[]." : ".");
    page.append("| Key | Type | Default | Allowed | What it does |");
    page.append(
        overridable
            ? " Overridden by |\n|---|---|---|---|---|---|\n"
            : "\n|---|---|---|---|---|\n");
    for (Setting<?> setting : section.settings()) {
      row(page, section, setting, inner, overridable);
    }
    page.append('\n');
    section.sections().forEach(child -> section(page, child, inner + child.key(), !overridable));
  }

  private static void row(
      StringBuilder page, Section section, Setting<?> setting, String prefix, boolean overridable) {
    String key = prefix + setting.key();
    cell(page, "`" + setting.key() + "`");
    cell(page, setting.kind().name());
    cell(page, presence(setting));
    cell(page, setting.allowed());
    cell(page, setting.doc());
    if (overridable) {
      cell(page, setting == section.label() ? "nothing" : overrides(key.replace("[]", ".NAME")));
    }
    page.append("|\n");
  }

  private static String presence(Setting<?> setting) {
    String text = setting.defaultText();
    return setting.required() ? "none, must be given" : text == null ? "none" : "`" + text + "`";
  }

  private static String overrides(String key) {
    return "`-D" + Overrides.property(key) + "` `" + Overrides.variable(key) + "`";
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
