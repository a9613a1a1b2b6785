/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bench;

/** An application that does nothing. */
public final class EmptyMain {

  public static void main(String[] args) {}

  private EmptyMain() {}
}
