/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import java.util.Collections;
import java.util.Set;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;

/** What a woven method asks of itself before it calls the agent at all, in its own instructions. */
interface Question {

  /**
   * Writes the instructions. They may throw, which counts as a no.
   *
   * @param woven the internal name of the woven class
   * @param no where to jump to, with nothing on the stack, when the agent is not to be called
   */
  void ask(MethodVisitor code, String woven, Label no);

  /** The fields of the woven class that are asked, each as its name and descriptor. */
  default Set<String> fields() {
    return Collections.emptySet();
  }
}
