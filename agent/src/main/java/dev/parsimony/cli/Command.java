/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import java.util.Collections;
import java.util.List;

/** One thing that the command line can do. */
interface Command {

  String name();

  /** The arguments that it takes, such as {@code FILE}. */
  String arguments();

  /** What it does, in one line. */
  String summary();

  /** What its arguments are, one a line; nothing where {@link #arguments()} says it all. */
  default List<String> details() {
    return Collections.emptyList();
  }

  /** Does it, and answers with {@link Main#YES} or {@link Main#NO}. */
  int run(List<String> arguments) throws UsageException;
}
