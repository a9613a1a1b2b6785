/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter;

/** The original of a woven method. */
interface Original<T> {

  /** Calls it; throws what it throws. */
  T call() throws Throwable;
}
