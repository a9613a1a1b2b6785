/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near;

import java.util.List;
import java.util.Random;

/** Texts of all that the rules look for and all that keeps them from it, in any order. */
final class GeneratedTexts {

  private static final List<String> DAYS =
      List.of(
          "2026-11-26",
          "2026-11-27",
          "2026-11-25",
          "26.11.2026",
          "1.1.2026",
          "26 November 2026",
          "26th Nov, 2026",
          "November 26, 2026",
          "Nov 26th 2026",
          "2026-13-40",
          "31.2.2026",
          "1 May 2026",
          "May 1 2026",
          "3rd Sep 2026",
          "2001-09-11",
          "0000-01-01",
          "26 Novembre 2026",
          "2026-11-2",
          "26.11.26",
          "126.11.2026",
          "20261126",
          "March 32, 2026",
          "Sept 1 2026");
  private static final List<String> WEEKDAYS =
      List.of("Thu, ", "Thursday ", "Thursday, ", "Thu,", "Mond ", "Sun ", "thu ", "xMon ");
  private static final List<String> TIMES =
      List.of(
          "T18:31",
          " 18:31",
          ", 18:31",
          "T18:31:37",
          " 18:31:37.123",
          " 18:31:37,5",
          "T18:31:37Z",
          " 18:31 UTC",
          " 18:31:37 GMT",
          "T18:31:37+01:00",
          "T18:31-0100",
          " 18:31:37.1234567890",
          " 8:31",
          "T18:3",
          " 18:31:3",
          "T18:31:37.",
          " 18:31Z5",
          "T18:31+1",
          "  18:31",
          "t18:31");
  private static final List<String> IDS =
      List.of(
          "1b4e28ba-2fa1-11d2-883f-0016d3cca427",
          "1B4E28BA-2FA1-11D2-883F-0016D3CCA427",
          "9c858901-8a57-4791-81fe-4c455b099bc9",
          "9c858901-8a57-4791-81fe-4c455b099bc",
          "0af7651916cd43dd",
          "0AF7651916CD43DD",
          "0af7651916CD43dd",
          "deadbeefdeadbeefdead",
          "1234567890123456",
          "0af7651916cd43d",
          "4bf92f3577b34da6a3ce929d0e0e4736",
          "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
          "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0");
  private static final List<String> WORDS =
      List.of(
          "What",
          "what",
          "What's",
          "WHAT",
          "Please",
          "Wie",
          "\u212aann",
          "\u0130s",
          "is",
          "of",
          "the",
          "a",
          "an",
          "The",
          "A",
          "few",
          "vitamin",
          "capital",
          "write",
          "poem",
          "about",
          "owl",
          "not",
          "le",
          "der",
          "future",
          "x",
          "it's",
          "users'",
          "e\u0301",
          "\u00e9t\u00e9",
          "\ud83d\ude00",
          "\ud835\udd38",
          "\u0661",
          "\u00b2",
          "\u2167",
          "Acme",
          "5",
          "0.5",
          "-5",
          "50%",
          "question");
  private static final List<String> SIGNS =
      List.of(
          " ",
          " ",
          " ",
          " ",
          "  ",
          "   ",
          "    ",
          "\t",
          "\n",
          "\n",
          "\n\n",
          "\n\n\n",
          " \n",
          "\r\n",
          "\n    ",
          "\n\t",
          ".",
          ",",
          ":",
          "?",
          "!",
          "-",
          "_",
          "/",
          "@",
          "=",
          "&",
          "%",
          "+",
          "$",
          "(",
          ")",
          "'",
          "'",
          "\"",
          "\"",
          "\u201c",
          "\u201d",
          "\u201e",
          "\u00ab",
          "\u00bb",
          "\u2018",
          "\u2019",
          "`",
          "```\n",
          "\n```\n",
          "\n~~~\n",
          "~",
          "{",
          "}",
          "<",
          "|",
          ";",
          "\\",
          "\n@@ -",
          "\n- ",
          "\n> ",
          "\u00a0",
          "\u2028",
          "\u0000",
          "|  a   | b |\n",
          "name    q1    q2\n");

  private final Random random;

  GeneratedTexts(long seed) {
    this.random = new Random(seed);
  }

  String next() {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(24); n >= 0; n--) {
      text.append(piece());
      text.append(random.nextInt(4) == 0 ? "" : one(SIGNS));
    }
    for (int n = random.nextInt(6) - 3; n > 0 && text.length() > 0; n--) {
      change(text);
    }
    return text.toString();
  }

  private String piece() {
    return switch (random.nextInt(8)) {
      case 0 -> maybe(one(WEEKDAYS)) + one(DAYS) + maybe(one(TIMES));
      case 1 -> one(IDS);
      case 2 -> one(SIGNS) + one(SIGNS);
      default -> one(WORDS);
    };
  }

  private void change(StringBuilder text) {
    int at = random.nextInt(text.length());
    boolean half = Character.isSurrogate(text.charAt(at));
    switch (half ? 3 : random.nextInt(3)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
      case 2 -> text.insert(at, text.charAt(random.nextInt(text.length())));
      default -> {}
    }
  }

  private String maybe(String text) {
    return random.nextBoolean() ? text : "";
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
