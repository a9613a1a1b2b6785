/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.text;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Words that say nothing of a subject, as {@link Words} gives them. */
final class FunctionWords {

  private static final String ENGLISH =
      "a about after again all also am an and any anybody anyone anything are as at b be because"
          + " been before being below between both but by c can cannot could d did do doe does"
          + " doing don done down during e each every everything for from further get got had has"
          + " have having he hello her here hi him his how i if in into is it its itself just"
          + " know let like ll m make many may me mean might more most much must my myself need no"
          + " nor not now of off oh ok on once one only or other our out over own please re s"
          + " same say see shall she should so some somebody someone something still such t tell"
          + " than thank that the their them then there these they thi this those through to too"
          + " under until up ve very wa want was we were what when where whether which while who"
          + " whom why will with would yes yet you your";

  private static final String OTHERS =
      "der die das den dem des ein eine einen einem einer und oder aber nicht ist sind war mit von"
          + " zu im auf für wie wa wer wo ich sie wir ihr le la les un une des et ou mais est sont"
          + " de du dans pour avec sur que qui el los las una y o pero es son en con por para se"
          + " il lo gli uno e ma non che di da per con su";

  static final Set<String> ALL = Collections.unmodifiableSet(read());

  private static Set<String> read() {
    Set<String> words = new HashSet<>(Arrays.asList(ENGLISH.split(" ")));
    words.addAll(Arrays.asList(OTHERS.split(" ")));
    return words;
  }

  private FunctionWords() {}
}
