/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

/** A call that the model asks for. */
record ToolCall(String name, String arguments) {}
