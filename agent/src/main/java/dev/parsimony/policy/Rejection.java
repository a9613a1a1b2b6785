/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** That a changed request brought no answer, so that the application's own was sent. Immutable. */
public final class Rejection {

  private static final List<Integer> OF_THE_REQUEST =
      Collections.unmodifiableList(Arrays.asList(400, 413, 422));

  private final int status;

  /**
   * @param status the provider's answer; 0 or below when there was none
   */
  public Rejection(int status) {
    this.status = status;
  }

  /** Whether it says something of this request alone, and nothing of the next one. */
  public boolean isOfTheRequest() {
    return OF_THE_REQUEST.contains(status);
  }
}
