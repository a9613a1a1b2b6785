/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a whole answer says, and which tools it calls. Immutable. */
public final class GivenAnswer {

  private final List<String> texts;
  private final List<ToolUse> toolUses;

  public GivenAnswer(List<String> texts, List<ToolUse> toolUses) {
    this.texts = Collections.unmodifiableList(new ArrayList<>(texts));
    this.toolUses = Collections.unmodifiableList(new ArrayList<>(toolUses));
  }

  /** The text of each choice or message; none for one that has no text. */
  public List<String> texts() {
    return texts;
  }

  public List<ToolUse> toolUses() {
    return toolUses;
  }
}
