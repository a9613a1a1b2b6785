/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import java.io.IOException;

/** When the parts of one reply leave. Each method returns when the part may be sent. */
interface Pacing {

  /** Everything at once. */
  Pacing NONE = new Pacing() {};

  /** Each part by itself, without waiting. */
  Pacing SINGLY = new Pacing() {};

  default void beforeHeaders(Wait wait) throws IOException {}

  default void beforeChunk(Wait wait) throws IOException {}

  /** How a pacing waits: until a condition holds, the client leaves, or the stub closes. */
  interface Wait {

    void until(Condition condition) throws IOException;
  }

  /** Something that may come true. */
  interface Condition {

    /** Waits a short while for it; says whether it holds. */
    boolean await(long millis) throws InterruptedException;
  }
}
