/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

/** What a word or phrase of the lexicon tells. */
enum WordClass {
  REASONING,
  ARGUMENT,
  STEPS,
  CONDITION,
  NEGATION,
  CAUSE,
  COMPARE,
  SIMPLE,
  PRONOUN,
  FUNCTION,
  MODAL,
  CODE,
  MATHS,
  SCIENCE,
  LAW,
  MEDICINE,
  FINANCE,
  PEOPLE,
  OUTPUT,
  QUESTION,
  RATE,
  EXCEPTION,
  JOINT_OPTION
}
