/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.conditions;

import java.util.regex.Pattern;

/** How sentences begin that hold under a condition on what is talked about. */
final class ConditionForm {

  private static final Pattern MARK = Pattern.compile("^\\s*(?:[-*\u2022\u2013]\\s+)?");

  private static final String WHEN =
      "(?:if|when|whenever|where|wherever|in case(?: of)?|in the event(?: of| that)?|as soon as"
          + "|wenn|falls|sofern|sobald|wer|s'ils?|quand|lorsque|en cas de|d\u00e8s que|cuando|en caso de"
          + "|quando|qualora|in caso di|si(?= (?:l[ae]s?|une?|des|el|los|unas?|su|votre)\\b)"
          + "|se(?= (?:il|l[aeo]|un[ao]?|i|gli)\\b))";

  /* English nouns have no definite article: "the question that ..." is one that is known. */
  private static final String WHO =
      "(?:for |bei |f\u00fcr |pour |para |per )?"
          + "(?:(?:an?|any|eine?|les?|la|une?|los|las|unas?|il|i|gli|uno) )?"
          + "(?:(?:customer|client|user|caller|visitor|guest|buyer|member|request|question|message"
          + "|complaint|quer|call)(?:s|y|ies)?|persons?|people|those|anyone|anybody|someone|somebody"
          + "|kunden?|kundinnen|nutzer|anrufer|anfragen?|fragen?|nachrichten?|beschwerden?"
          + "|utilisateurs?|personnes?|demandes?|clientes?|usuari[oa]s?|personas?|solicitud(?:es)?"
          + "|preguntas?|mensajes?|clienti|utent[ei]|person[ae]|richiest[ae]|domand[ae])"
          + "(?: (?:who|whose|that|which|about|on|concerning|regarding|zu[mr]?|\u00fcber|nach|wegen"
          + "|qui|dont|sur|concernant|que|sobre|che|su)|, (?:d(?:er|ie)|who|whose))";

  /* The model, its answer, what its tools found: no words of a conversation tell. */
  private static final String OWN =
      "(?:(?:the|your|an?|any|die|deine?|ihre?|l[ae]s?|votre|ta|su|tu|una?|il|i) )?"
          + "(?:you|we|it|this|that|these|they|there|nothing|none|nobody|doubt|unsure|unclear|needed"
          + "|necessary|possible|applicable|asked|(?:answer|repl|response|output|text|summar|list|table"
          + "|sentence|paragraph|result|tool|function|search|lookup|quer|information|data|context)"
          + "(?:s|y|ies)?|du|sie|es|das|dies|antwort(?:en)?|ergebnis(?:se)?|tu|vous|nous|cela|r\u00e9ponses?"
          + "|r\u00e9sultats?|usted|respuestas?|resultados?|rispost[ae]|risultat[io])";

  private static final Pattern BEGINS = pattern("^(?:" + WHEN + "|" + WHO + ")\\b");
  private static final Pattern BEGINS_OWN = pattern("^" + WHEN + " " + OWN + "\\b");
  private static final Pattern GERMAN =
      pattern(
          "^(?:wenn|falls|sofern|sobald|wer|bei|f\u00fcr|(?:eine? )?(?:kunden?|kundinnen|nutzer|anrufer"
              + "|anfragen?|fragen?|nachrichten?|beschwerden?))\\b");
  private static final Pattern ENDS = Pattern.compile("[.!;\u3002][\\s)]*$");

  /* Quotations, code and what is to be filled in. */
  private static final String NO_PROSE = "\"\u201c\u201d\u201e\u00ab\u00bb`|{}<>";

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** A sentence without the mark of the list that it stands in. */
  static String withoutMark(String sentence) {
    return MARK.matcher(sentence).replaceFirst("").trim();
  }

  /** Whether a sentence is one of plain words that begins so. */
  static boolean is(String text) {
    return BEGINS.matcher(text).find()
        && !BEGINS_OWN.matcher(text).find()
        && ENDS.matcher(text).find()
        && text.chars().noneMatch(c -> NO_PROSE.indexOf(c) >= 0);
  }

  /** Whether a sentence that begins so is in a language whose nouns have capitals. */
  static boolean hasCapitals(String text) {
    return GERMAN.matcher(text).find();
  }

  /** The condition: what stands before the first comma. */
  static String head(String text) {
    int comma = text.indexOf(',');
    return comma < 0 ? text : text.substring(0, comma);
  }

  private ConditionForm() {}
}
