/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.conditions;

import dev.parsimony.policy.compress.text.Words;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What single words of a sentence tell of its condition. */
final class ConditionWords {

  /* Those of any conversation, its parts, and those who are in it. */
  private static final Set<String> OF_ANY =
      set(
          "customer client user person people caller visitor guest buyer member ask asked asking request"
              + " requested question query message conversation chat mail email call write writing written"
              + " mention say said tell told speak talk contact want wish require would give given knowledge"
              + " known sure unsure certain uncertain doubt unclear clear ambiguous unknown miss missing"
              + " incomplete available unavailable possible impossible necessary relevant applicable detail"
              + " context instruction prompt model assistant answer reply response output find found able"
              + " unable case thing topic subject use used using first last next time older longer shorter"
              + " kunde kunden nutzer anrufer frage fragen anfrage anfragen nachricht antwort gespr\u00e4ch"
              + " m\u00f6chte will fragt schreibt bittet utilisateur personne demande message r\u00e9ponse"
              + " veut souhaite usuario persona solicitud pregunta mensaje respuesta quiere cliente utente"
              + " richiesta domanda messaggio risposta vuole");

  /* Prohibitions, and what holds always. */
  private static final Set<String> FIRM =
      set(
          "never not no none nothing nobody without cannot t must shall only always every each all any"
              + " forbidden prohibited except unless strictly mandatory required important critical nie"
              + " niemals nicht kein keine keinen keiner nur immer stets muss m\u00fcssen darf d\u00fcrfen"
              + " verboten unbedingt jede jeder jeden jamais n ne pas seulement uniquement toujours doit"
              + " doivent interdit chaque nunca jam\u00e1s solo s\u00f3lo solamente siempre debe deben"
              + " prohibido cada mai non soltanto sempre deve devono vietato ogni");

  /* Beginnings of words for what does harm, or must not become known. */
  private static final Set<String> OF_HARM =
      set(
          "refus declin reject emergenc danger harm hurt injur suicid violen abus threat crisi medic poison"
              + " overdos weapon child minor underag illegal crime crimi police fraud scam phish hack secur"
              + " priva confidential secret passwor credential personal sensitiv safe gefahr gef\u00e4hr"
              + " notfall gewalt suizid selbstmord kind minderj polizei betrug betr\u00fcg vertraulich geheim"
              + " urgence mineur enfant peligr menor ni\u00f1 contrase emergenz pericol bambin riservat");

  /* Beginnings of words for how somebody feels, in instructions and in conversations. */
  private static final Set<String> OF_MOOD =
      set(
          "upset angr anger furi annoy frustrat disappoint unhapp worri anxi rude hostil aggress complai"
              + " swear insult sarcas emotion stress confus impatien unaccept ridicul terribl awful horribl"
              + " disgust hate worst useless urgent asap desperat afraid scared ver\u00e4rger w\u00fctend"
              + " entt\u00e4usch unzufried aufgebrach besorgt f\u00e2ch \u00e9nerv d\u00e9\u00e7u m\u00e9content"
              + " inqui enfad molest decepcion preocup arrabbia delus");

  private static final int SHORTEST_BEGINNING = 3;

  /** Whether a sentence of these words has to stay, whatever is talked about. */
  static boolean stay(List<String> words) {
    return words.stream().anyMatch(word -> FIRM.contains(word) || begins(word, OF_HARM));
  }

  /** The content words of a text but for those of any conversation. */
  static Set<String> of(String text) {
    Set<String> words = Words.contentOf(text);
    words.removeAll(OF_ANY);
    return words;
  }

  static boolean isOfMood(String word) {
    return begins(word, OF_MOOD);
  }

  private static boolean begins(String word, Set<String> beginnings) {
    for (int i = SHORTEST_BEGINNING; i <= word.length(); i++) {
      if (beginnings.contains(word.substring(0, i))) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> set(String words) {
    return Collections.unmodifiableSet(new HashSet<>(Words.of(words)));
  }

  private ConditionWords() {}
}
