/* SPDX-License-Identifier: Apache-2.0 */
/**
 * System prompts of many parts: {@link ModuleCut} is one cut into modules, {@link ModuleChoice}
 * says which of them a request needs.
 */
@NullMarked
package dev.parsimony.policy.compress.modules;

import org.jspecify.annotations.NullMarked;
