/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.tool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** English words by which a tool says that it changes something, in its name or description. */
final class ActingWords {

  /* What these say is done wherever they stand. */
  private static final Set<String> ACTING =
      words(
          "abort accept activate add adjust allocate append apply approve archive assign authorise"
              + " authorize ban bash buy cancel checkout chmod close commit computer confirm cp create"
              + " deactivate delete deploy deposit disable dispatch donate drop edit enable enroll"
              + " erase escalate exec execute forward grant hire insert install invite invoke kill"
              + " launch lock merge mkdir modify move mv notify overwrite pause pay persist provision"
              + " publish purchase push put reboot redeem refund register reject remove rename renew"
              + " replace reply reschedule reserve reset restart restore resume revoke rm rmdir"
              + " rollback save sell send shell shutdown submit subscribe suspend terminal terminate"
              + " transmit trigger unblock undo unfollow uninstall unlock unsubscribe update upload"
              + " upsert wipe withdraw write"
              + " broadcast click decline decrement disarm disconnect emit enqueue flush forget http"
              + " increment interpreter kubectl migrate patch purge python remember remind sms sql"
              + " sync truncate vacuum");

  /* These are names of things as well, and say that something is done where they come first. */
  private static final Set<String> ACTING_FIRST =
      words(
          "bid bill block book call charge claim click comment complete control copy dial drag email"
              + " exchange fill follow fund issue link log mail make mark message mute open order pin"
              + " place post press print release report request run schedule set share sign start"
              + " stop store tag toggle touch trade transfer turn tweet type vote wire"
              + " connect do export finish handle import join navigate perform process raise record"
              + " switch");

  /* What begins with these looks something up, or works something out. */
  private static final Set<String> LOOKING =
      words(
          "analyse analyze calculate classify compare compute convert count describe detect estimate"
              + " evaluate explain extract fetch find get list lookup preview query read retrieve"
              + " search show summarise summarize translate validate verify view");

  /* A name with this may send goods back; a sentence with it says what the caller gets. */
  private static final String RETURN = "return";

  private static final Set<String> JOINING = words("and or then");

  private static final int MAX_SENTENCE = 300;

  /** Whether a tool with this name acts: {@code sendMail}, {@code order_cancel}. */
  static boolean inName(String name) {
    List<String> words = new ArrayList<>();
    for (String word : name.split("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|[^\\p{L}]+", -1)) {
      addWord(word, words);
    }
    return anyClauseActs(words, false);
  }

  /** Whether a tool acts that is described so; the first sentence counts. */
  static boolean inDescription(String description) {
    List<String> words = new ArrayList<>();
    String sentence = firstSentence(description).replaceAll("[,;:]", " and ");
    for (String word : sentence.split("[^\\p{L}]+", -1)) {
      addWord(word, words);
    }
    return anyClauseActs(words, true);
  }

  private static void addWord(String word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toLowerCase(Locale.ROOT));
    }
  }

  private static String firstSentence(String text) {
    String start = text.trim();
    start = start.substring(0, Math.min(start.length(), MAX_SENTENCE));
    int end = 0;
    while (end < start.length() && ".!?\n".indexOf(start.charAt(end)) < 0) {
      end++;
    }
    return start.substring(0, end);
  }

  private static boolean anyClauseActs(List<String> words, boolean spoken) {
    int from = 0;
    for (int at = 0; at <= words.size(); at++) {
      if (at == words.size() || JOINING.contains(words.get(at))) {
        if (acts(words.subList(from, at), spoken)) {
          return true;
        }
        from = at + 1;
      }
    }
    return false;
  }

  private static boolean acts(List<String> clause, boolean spoken) {
    if (clause.isEmpty() || isOneOf(LOOKING, clause.get(0), spoken)) {
      return false;
    }
    if (clause.get(0).startsWith(RETURN)) {
      return !spoken;
    }
    return isOneOf(ACTING_FIRST, clause.get(0), spoken)
        || clause.stream().anyMatch(word -> isOneOf(ACTING, word, spoken));
  }

  /* A sentence may say what the tool does: sends, pushes, applies. */
  private static boolean isOneOf(Set<String> verbs, String word, boolean spoken) {
    if (verbs.contains(word) || !spoken || !word.endsWith("s")) {
      return verbs.contains(word);
    }
    String stem = word.substring(0, word.length() - 1);
    return verbs.contains(stem)
        || (stem.endsWith("e") && verbs.contains(stem.substring(0, stem.length() - 1)))
        || (stem.endsWith("ie") && verbs.contains(stem.substring(0, stem.length() - 2) + "y"));
  }

  private static Set<String> words(String list) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(list.split(" ", -1))));
  }

  private ActingWords() {}
}
