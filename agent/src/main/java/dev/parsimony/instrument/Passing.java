/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * What a woven method tells the agent in place of its arguments, and what it does with the outcome,
 * in its own instructions.
 */
interface Passing {

  /** Writes the instructions that leave an array of objects on the stack. */
  void arguments(MethodVisitor code, String woven);

  /** Writes those that find the outcome on the stack, and leave it there. */
  void outcome(MethodVisitor code, String woven);
}
