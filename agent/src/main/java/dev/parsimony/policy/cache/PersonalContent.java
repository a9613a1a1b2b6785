/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises what points to one person: addresses of e-mail, telephone numbers in international
 * form and in some national ones, numbers of payment cards and bank accounts with right check
 * digits, and social security numbers as the USA write them.
 */
final class PersonalContent {

  private static final BigInteger IBAN_MODULUS = BigInteger.valueOf(97);

  /* As cards have it printed: in one, in fours, or as four, six and five. */
  private static final Pattern PRINTED_CARD =
      Pattern.compile(
          "(?:\\d{13,19}|\\d{4}([ -])\\d{4}\\1\\d{4}\\1\\d{4}|\\d{4}([ -])\\d{6}\\2\\d{5})(?!\\d)");

  private static final String SOCIAL_SECURITY = "ddd-dd-dddd";
  private static final String[] AMERICAN_PHONES = {"ddd-ddd-dddd", "ddd.ddd.dddd", "ddd) ddd-dddd"};
  private static final String[] FRENCH_PHONES = {"dd dd dd dd dd", "dd.dd.dd.dd.dd"};

  /* With the area apart, as Germany, Great Britain and others have it. */
  private static final Pattern AREA_PHONE =
      Pattern.compile("0[1-9]\\d{1,3}[ /-]{1,3}\\d{3,8}(?:[ -]\\d{2,4}){0,2}(?![\\w.])");
  private static final int LEAST_OF_AREA_PHONE = 9;

  static boolean in(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '@' ? isMail(text, at) : mayBegin(c) && begins(text, at) && isNumber(text, at, c)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayBegin(char c) {
    return c == '+' || isDigit(c) || isCapital(c);
  }

  private static boolean begins(String text, int at) {
    return at == 0 || !isWord(text.charAt(at - 1));
  }

  private static boolean isNumber(String text, int at, char c) {
    if (c == '+') {
      return isPhone(text, at);
    }
    if (isDigit(c)) {
      return isCard(text, at) || isShaped(text, at, SOCIAL_SECURITY) || isNationalPhone(text, at);
    }
    return isIban(text, at);
  }

  private static boolean isMail(String text, int at) {
    if (at == 0 || !isWord(text.charAt(at - 1))) {
      return false;
    }
    int end = at + 1;
    while (end < text.length() && isHost(text.charAt(end))) {
      end++;
    }
    // The end of a sentence is no part of the name.
    while (text.charAt(end - 1) == '.') {
      end--;
    }
    int dot = text.lastIndexOf('.', end - 1);
    return dot > at + 1 && end - dot > 2 && Character.isLetter(text.charAt(dot + 1));
  }

  /* At least eight and at most fifteen digits, as E.164 has it; other numbers may follow. */
  private static boolean isPhone(String text, int at) {
    String digits = digits(text, at + 1, " -()./", 8);
    return digits.length() == 8 && digits.charAt(0) != '0' && !isLong(text, at + 1);
  }

  /* Whether there are more digits in one than any telephone has. */
  private static boolean isLong(String text, int from) {
    return digits(text, from, "", 16).length() > 15;
  }

  private static boolean isCard(String text, int at) {
    if ("23456".indexOf(text.charAt(at)) < 0) {
      return false;
    }
    String digits = digits(text, at, " -", 20);
    boolean whole = digits.length() >= 13 && digits.length() <= 19 && luhn(digits);
    return whole || isPrintedCard(text, at);
  }

  /* A date or a check number may stand behind it. */
  private static boolean isPrintedCard(String text, int at) {
    Matcher card = PRINTED_CARD.matcher(text).region(at, text.length());
    return card.lookingAt() && luhn(card.group().replaceAll("[ -]", ""));
  }

  private static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int twice = digit * 2;
      sum += i % 2 == 0 ? digit : twice / 10 + twice % 10;
    }
    return sum % 10 == 0;
  }

  private static boolean isNationalPhone(String text, int at) {
    String[] shapes = text.charAt(at) > '1' ? AMERICAN_PHONES : FRENCH_PHONES;
    for (String shape : shapes) {
      if (isShaped(text, at, shape) && (shapes == AMERICAN_PHONES || isTrunk(text, at))) {
        return true;
      }
    }
    return isTrunk(text, at) && isAreaPhone(text, at);
  }

  /* Not in the midst of a longer number. */
  private static boolean isTrunk(String text, int at) {
    return text.charAt(at) == '0' && (at < 2 || !isDigit(text.charAt(at - 2)));
  }

  private static boolean isAreaPhone(String text, int at) {
    Matcher phone = AREA_PHONE.matcher(text).region(at, text.length());
    return phone.lookingAt() && digits(phone.group(), 0, " /-", 20).length() >= LEAST_OF_AREA_PHONE;
  }

  private static boolean isShaped(String text, int at, String shape) {
    if (at + shape.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < shape.length(); i++) {
      char c = text.charAt(at + i);
      if (shape.charAt(i) == 'd' ? !isDigit(c) : c != shape.charAt(i)) {
        return false;
      }
    }
    int end = at + shape.length();
    return end == text.length() || !isWord(text.charAt(end));
  }

  /* Two letters, two check digits, and eleven to thirty letters and digits, perhaps in groups. */
  private static boolean isIban(String text, int at) {
    if (!beginsAsIban(text, at)) {
      return false;
    }
    StringBuilder iban = new StringBuilder(34);
    for (int i = at; i < text.length() && iban.length() < 34; i++) {
      char c = text.charAt(i);
      if (isCapital(c) || isDigit(c)) {
        iban.append(c);
        if (iban.length() >= 15 && isEnd(text, i + 1) && isDivisible(iban)) {
          return true;
        }
      } else if (c != ' ') {
        return false;
      }
    }
    return false;
  }

  private static boolean beginsAsIban(String text, int at) {
    return at + 4 <= text.length()
        && isCapital(text.charAt(at))
        && isCapital(text.charAt(at + 1))
        && isDigit(text.charAt(at + 2))
        && isDigit(text.charAt(at + 3));
  }

  private static boolean isDivisible(CharSequence iban) {
    StringBuilder number = new StringBuilder(70);
    for (int i = 0; i < iban.length(); i++) {
      number.append(Character.digit(iban.charAt((i + 4) % iban.length()), 36));
    }
    return new BigInteger(number.toString()).mod(IBAN_MODULUS).intValue() == 1;
  }

  /* The digits from here on, with one of these between two of them at most twice in a row. */
  private static String digits(String text, int from, String between, int most) {
    StringBuilder digits = new StringBuilder(most);
    int gap = 0;
    for (int i = from; i < text.length() && digits.length() < most && gap < 3; i++) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        digits.append(c);
        gap = 0;
      } else if (between.indexOf(c) >= 0) {
        gap++;
      } else {
        break;
      }
    }
    return digits.toString();
  }

  private static boolean isEnd(String text, int at) {
    return at >= text.length() || !isWord(text.charAt(at));
  }

  private static boolean isHost(char c) {
    return isWord(c) || c == '.' || c == '-';
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private PersonalContent() {}
}
