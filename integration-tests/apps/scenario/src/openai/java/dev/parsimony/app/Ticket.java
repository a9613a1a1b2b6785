/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.util.List;

/** What a structured answer is asked to be. */
@SuppressWarnings("NullAway.Init")
public final class Ticket {
  public String summary;
  public int priority;
  public List<String> labels;
}
