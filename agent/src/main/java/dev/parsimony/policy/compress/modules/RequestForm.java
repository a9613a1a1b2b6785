/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.modules;

import dev.parsimony.policy.compress.text.WordSet;
import java.util.Set;
import java.util.regex.Pattern;

/** How requests are made, whatever they are about. */
final class RequestForm {

  private static final int MOST_CLAUSES = 200;

  /** Words of any request. */
  static final Set<String> OF_ANY =
      WordSet.of(
          "write line send give show look find repeat remind sum list record question quick"
              + " finish close note answer want help problem thing number word sentence"
              + " hey pls mind telling wondering remind");

  private static final Pattern GENERIC =
      Pattern.compile(
          "\\b(what (can|do) you (do|offer|know|help)|what (are you|you are) able to"
              + "|what you can do|how (do )?you work|what (is|are) your (role|purpose|job|task|skills?)|your (own )?(instructions?|rules?"
              + "|guidelines?|capabilities|policies|prompt)|(which|what) rules|who are you|about yourself"
              + "|everything you)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CLAUSES =
      Pattern.compile("[,;:.!?\\n]\\s|\\s(?:and|or|then|und|oder|et|ou|y|o)\\s");

  /* What is asked for, behind what any request begins with. */
  private static final Pattern VALUE =
      Pattern.compile(
          "^(.{0,80}\\b(i need|i want|remind me of|tell(ing)? me|send me|let me have|give me|show me|repeat|look up"
              + "|(one|a) (line|sentence|word) with|know|(question is|wondering|asked|ask) about|asked me for"
              + "|do (we|you) have|quick one|finish|please|hey) )?"
              + "(((in|at|to|from|with|under|below|above|by|until|till|beyond|for|on|up to|since) )?"
              + "(who|whom|whose|when|where|which|what)"
              + "|the|how (much|many|long|often|far|late|soon|old|big|large))\\b"
              + "(?!.*\\b(i|my|me|it|you|your|but)\\b)",
          Pattern.CASE_INSENSITIVE);

  /* Work on the web and on code, which no model does by itself. */
  private static final Pattern FOR_TOOLS =
      Pattern.compile(
          "\\b((search|browse|scan|research|look|fetch|find|check)\\b.{0,60}\\b(web|internet|online)\\b|google the"
              + "|(write|fix|refactor|debug|run|execute)\\b.{0,40}\\b(script|code|tests?|function|program))\\b",
          Pattern.CASE_INSENSITIVE);

  /** Whether a request is for what a model needs tools for. */
  static boolean isForTools(String request) {
    return FOR_TOOLS.matcher(request).find();
  }

  /** Whether a clause names a value that is to be told. */
  static boolean isForValue(String clause) {
    return VALUE.matcher(clause.trim()).find();
  }

  /** Whether a request is about the instructions themselves, or the model. */
  static boolean isGeneric(String request) {
    return GENERIC.matcher(request).find();
  }

  static String[] clauses(String request) {
    return CLAUSES.split(request, MOST_CLAUSES);
  }

  private RequestForm() {}
}
