/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade.verify;

import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one rule says about judging the answers of cheaper models. Immutable. */
public final class VerifySettings {

  private static final Setting<Boolean> ENABLED =
      Setting.of(
              "enabled",
              Kinds.bool(),
              "Whether answers of the other model are judged before the application gets"
                  + " them. One that is empty, cut short, refused, filtered, or not of the form"
                  + " that was asked for is paid for, and the call is made at its own model.")
          .defaultsTo(false);
  private static final Setting<Boolean> STREAMS =
      Setting.of(
              "streams",
              Kinds.bool(),
              "Whether streamed answers are judged too. The application sees the first byte of one"
                  + " when the last has come.")
          .defaultsTo(false);
  private static final Setting<Pattern> PATTERN =
      Setting.of(
              "pattern", Kinds.regex(), "What must be found in the text of an answer that is one.")
          .example("(?i)ticket");

  /** The settings within those of the policy. */
  public static final Section SECTION =
      Section.of("verify", "Judging of the answers of cheaper models.", ENABLED, STREAMS, PATTERN);

  private final Values values;

  public VerifySettings(Values values) {
    this.values = values;
  }

  public boolean enabled() {
    return values.get(ENABLED);
  }

  boolean streams() {
    return values.get(STREAMS);
  }

  @Nullable Pattern pattern() {
    return values.find(PATTERN);
  }

  /** Those that judge. */
  public static VerifySettings on() {
    return new VerifySettings(Values.defaults(SECTION).with(ENABLED, true));
  }

  /** The same with a pattern. */
  VerifySettings withPattern(String regex) {
    return new VerifySettings(values.with(PATTERN, Pattern.compile(regex)));
  }
}
