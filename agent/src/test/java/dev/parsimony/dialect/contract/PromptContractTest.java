/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.Bodies;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.dialect.wire.OtherTexts;
import dev.parsimony.dialect.wire.RequestEdit;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Prompt;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Role;
import dev.parsimony.exchange.WireRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the prompt that every dialect reads, and for what is changed by its places. */
class PromptContractTest {

  private static final String PACKAGE = "dev.parsimony.dialect.contract.Samples#";
  private static final String OTHER = "an \"other\"\n\u20ac text";

  @ParameterizedTest
  @MethodSource(PACKAGE + "conversing")
  void conversation_isReadWithItsRolesCallsAndBonds(Sample sample) {
    Prompt prompt = sample.conversation().prompt();

    assertThat(prompt.system()).startsWith("Be brief.");
    assertThat(prompt.schemas()).singleElement().matches(Part::isJson);
    assertThat(prompt.messages())
        .extracting(Message::role)
        .containsSequence(Role.ASSISTANT, Role.TOOL, Role.USER);
    assertThat(said(prompt, Part.Kind.MEDIA)).isNotEmpty();
    assertThat(said(prompt, Part.Kind.TOOL_CALL)).singleElement().asString().contains("\"a\"");
    assertThat(said(prompt, Part.Kind.TEXT)).contains("What is it?", "And now?");
    assertThat(calls(prompt)).hasSize(1).isEqualTo(results(prompt));
    assertThat(prompt.messages().stream().anyMatch(Message::isBound))
        .isEqualTo(Bodies.text(sample.file("conversation.json")).matches("(?s).*(s1|rs_1).*"));
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "prompts")
  void everyPart_standsWhereItSays(RequestFacts facts) throws Exception {
    byte[] body = facts.request().body();
    for (Part part : parts(facts.prompt())) {
      byte[] place = Arrays.copyOfRange(body, part.place().start(), part.place().end());
      if (part.isJson()) {
        assertThat(Bodies.text(place)).contains(part.text());
      } else {
        assertThat(Json.read(place)).isEqualTo(part.text());
      }
    }
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "prompts")
  void editedPart_isReadBack_andNothingElseIsChanged(RequestFacts facts) throws Exception {
    List<Part> parts = parts(facts.prompt());
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).kind() == Part.Kind.TEXT) {
        List<String> expected = texts(facts);
        expected.set(i, OTHER);
        RequestEdit edit = RequestEdit.of(facts.request()).replace(parts.get(i), OTHER);
        assertThat(texts(read(facts, edit.toRequest()))).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "prompts")
  void otherTexts_areAsIfTheRequestWereReadAnew(RequestFacts facts) throws Exception {
    List<Part> said = new ArrayList<>(parts(facts.prompt()));
    said.removeIf(part -> part.kind() != Part.Kind.TEXT || part.isJson());
    for (String text : List.of("", "a", OTHER.repeat(50))) {
      List<String> texts = new ArrayList<>();
      RequestEdit edit = RequestEdit.of(facts.request());
      for (Part part : said) {
        texts.add(text + texts.size());
        edit.replace(part, texts.get(texts.size() - 1));
      }
      RequestFacts anew = read(facts, edit.toRequest());

      RequestFacts others = OtherTexts.in(facts, said, texts);

      assertThat(others.request().body()).isEqualTo(anew.request().body());
      assertThat(others)
          .usingRecursiveComparison()
          .ignoringFields("request", "prompt", "known")
          .isEqualTo(anew);
      assertThat(texts(others)).isEqualTo(texts(anew));
      assertThat(others.request().url()).isEqualTo(facts.request().url());
    }
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "prompts")
  void removedMessage_isGone_andTheOthersAreThere(RequestFacts facts) throws Exception {
    List<Message> messages = facts.prompt().messages();
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i).place() != null) {
        List<String> expected = saidBy(messages);
        expected.remove(i);
        RequestEdit edit = RequestEdit.of(facts.request()).remove(messages.get(i));
        Prompt left = read(facts, edit.toRequest()).prompt();
        assertThat(saidBy(left.messages())).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "all")
  void parameter_isReadWhereItIsSet(Sample sample) throws Exception {
    RequestFacts facts = sample.request(false);
    for (Parameter parameter : Parameter.values()) {
      Object value = value(parameter);
      for (List<String> field : sample.dialect().fields(parameter)) {
        WireRequest changed = RequestEdit.of(facts.request()).set(field, value).toRequest();
        assertThat(read(facts, changed).parameter(parameter)).isEqualTo(value);
        assertThat(sample.dialect().field(parameter)).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "conversing")
  void usualParameters_haveAField(Sample sample) {
    for (Parameter usual : List.of(Parameter.TEMPERATURE, Parameter.MAX_TOKENS, Parameter.TOP_P)) {
      assertThat(sample.dialect().field(usual)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "all")
  void otherModel_isReadBack_inEitherForm(Sample sample) throws Exception {
    for (boolean stream : new boolean[] {false, true}) {
      RequestFacts facts = sample.request(stream);
      WireRequest moved = sample.dialect().withModel(facts.request(), sample.other());
      if (sample.model().isEmpty()) {
        assertThat(moved).isNull();
      } else {
        assertThat(read(facts, moved).model()).isEqualTo(sample.other());
        assertThat(read(facts, moved).stream()).isEqualTo(facts.stream());
        assertThat(read(facts, moved).texts()).isEqualTo(facts.texts());
        assertThat(sample.dialect().recognises("POST", moved.url())).isTrue();
      }
    }
  }

  private static Object value(Parameter parameter) {
    switch (parameter) {
      case MAX_TOKENS, SEED, CHOICE_COUNT, DIMENSIONS:
        return 7L;
      case STOP_SEQUENCES, ENCODING_FORMATS:
        return List.of("a");
      case OUTPUT_TYPE, SERVICE_TIER, CONVERSATION_ID, GUARDRAIL_ID:
        return "default";
      default:
        return 0.25;
    }
  }

  private static RequestFacts read(RequestFacts facts, WireRequest changed) throws Exception {
    Dialect dialect = facts.dialect();
    return dialect.readRequest(changed);
  }

  private static List<Part> parts(Prompt prompt) {
    List<Part> parts = new ArrayList<>();
    prompt.messages().forEach(message -> parts.addAll(message.parts()));
    parts.addAll(prompt.schemas());
    return parts;
  }

  private static List<String> texts(RequestFacts facts) {
    return new ArrayList<>(parts(facts.prompt()).stream().map(Part::text).toList());
  }

  private static List<String> said(Prompt prompt, Part.Kind kind) {
    return parts(prompt).stream().filter(part -> part.kind() == kind).map(Part::text).toList();
  }

  private static List<String> saidBy(List<Message> messages) {
    return new ArrayList<>(
        messages.stream()
            .map(
                message ->
                    message.role() + message.parts().stream().map(Part::text).toList().toString())
            .toList());
  }

  private static List<String> calls(Prompt prompt) {
    return prompt.messages().stream().flatMap(message -> message.calls().stream()).toList();
  }

  private static List<String> results(Prompt prompt) {
    return prompt.messages().stream().flatMap(message -> message.results().stream()).toList();
  }
}
