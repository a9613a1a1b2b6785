/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Prompt;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Role;
import dev.parsimony.exchange.Span;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.cache.tool.ActingTools;
import dev.parsimony.setting.Glob;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScreeningTest {

  private static final Screening STRICT = screening(false, false, List.of());

  @Test
  void momentInTheNewestQuestion_objects() {
    assertThat(STRICT.objections(chat(user("Hi"), assistant("Hello"), user("And today?"))))
        .containsExactly("time_words");
  }

  @Test
  void momentElsewhere_doesNot() {
    assertThat(STRICT.objections(chat(system("Answer now"), user("today?"), user("Hi")))).isEmpty();
  }

  @Test
  void toolResultAfterTheQuestion_leavesItTheNewest() {
    assertThat(STRICT.objections(chat(user("And today?"), tool("42"))))
        .containsExactly("time_words");
  }

  @Test
  void personAnywhereButInTheInstructions_objects() {
    assertThat(STRICT.objections(chat(system("mail help@acme.com"), user("Hi")))).isEmpty();
    assertThat(STRICT.objections(chat(user("Hi"), tool("jane@acme.com"), user("So?"))))
        .containsExactly("personal_content");
  }

  @Test
  void neverList_looksEverywhere() {
    Screening screening = screening(true, true, List.of(Pattern.compile("(?i)balance")));

    assertThat(screening.objections(chat(system("Tell the BALANCE"), user("today, a@b.com"))))
        .containsExactly("never_list");
    assertThat(screening.objections(chat(user("today, a@b.com")))).isEmpty();
  }

  @Test
  void patternWithoutEnd_objects() {
    Screening screening = screening(true, true, List.of(Pattern.compile("(x+x+)+y")));

    assertThat(screening.objections(chat(user("x".repeat(100_000))))).containsExactly("never_list");
  }

  @Test
  void embeddings_areHeldToTheNeverListAlone() {
    Screening screening = screening(false, false, List.of(Pattern.compile("secret")));

    assertThat(screening.objections(asked(Operation.EMBEDDINGS, user("today a@b.com")))).isEmpty();
    assertThat(screening.objections(asked(Operation.EMBEDDINGS, user("secret"))))
        .containsExactly("never_list");
  }

  @Test
  void promptWithoutMessages_objectsToNothing() {
    assertThat(STRICT.objections(chat())).isEmpty();
  }

  @Test
  void sameWords_areTheSameScreening() {
    Screening one = screening(true, false, List.of(Pattern.compile("a")));

    assertThat(one).isEqualTo(screening(true, false, List.of(Pattern.compile("a"))));
    assertThat(one).hasSameHashCodeAs(screening(true, false, List.of(Pattern.compile("a"))));
    assertThat(one).isNotEqualTo(screening(true, false, List.of(Pattern.compile("b"))));
    assertThat(one).isNotEqualTo(screening(false, false, List.of(Pattern.compile("a"))));
    assertThat(one).isNotEqualTo(screening(true, true, List.of(Pattern.compile("a"))));
    ActingTools others = new ActingTools(List.of(), List.of(Glob.of("*", null)));
    assertThat(one).isNotEqualTo(new Screening(true, false, List.of(Pattern.compile("a")), others));
  }

  private static Screening screening(boolean timeWords, boolean personal, List<Pattern> never) {
    return new Screening(timeWords, personal, never, new ActingTools(List.of(), List.of()));
  }

  private static RequestFacts chat(Message... messages) {
    return asked(Operation.CHAT, messages);
  }

  private static RequestFacts asked(Operation operation, Message... messages) {
    WireRequest request =
        new WireRequest(
            "POST", "https://api.example", WireHeaders.of(java.util.Map.of()), new byte[0]);
    Prompt prompt = new Prompt(Arrays.asList(messages), List.of());
    return RequestFacts.builder(request, new FakeDialect("fake.chat"), operation)
        .prompt(() -> prompt)
        .build();
  }

  private static Message system(String text) {
    return said(Role.SYSTEM, text);
  }

  private static Message user(String text) {
    return said(Role.USER, text);
  }

  private static Message assistant(String text) {
    return said(Role.ASSISTANT, text);
  }

  private static Message tool(String text) {
    return said(Role.TOOL, text);
  }

  private static Message said(Role role, String text) {
    return Message.by(role).add(Part.text(Part.Kind.TEXT, text, new Span(0, 0))).build();
  }
}
