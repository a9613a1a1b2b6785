/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

/**
 * Notes on a call that its request was changed by more than its rules say, for the moment's sake:
 * its answer is not one for later calls.
 */
public enum OneOff {
  NOTED
}
