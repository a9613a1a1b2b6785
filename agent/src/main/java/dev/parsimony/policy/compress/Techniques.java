/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.setting.Section;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** All techniques, in the order in which they are used. */
final class Techniques {

  /*
   * A known text is found as it was written. What leaves out rows and fields comes before what
   * writes them in another way, and what refers to a text comes last.
   */
  static final List<Technique> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              new RewriteTechnique(),
              new JsonTechnique(),
              new WhiteSpaceTechnique(),
              new ExamplesTechnique(),
              new FieldsTechnique(),
              new ToolResultsTechnique(),
              new PassagesTechnique(),
              new DocumentsTechnique(),
              new HistoryTechnique(),
              new ModulesTechnique(),
              new SampleSayingsTechnique(),
              new ConditionsTechnique(),
              new TableTechnique(),
              new RepeatTechnique()));

  static List<Section> sections() {
    return ALL.stream().map(Technique::section).collect(Collectors.toList());
  }

  private Techniques() {}
}
