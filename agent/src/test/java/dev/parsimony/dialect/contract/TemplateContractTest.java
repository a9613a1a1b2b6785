/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parsimony.dialect.wire.RequestEdit;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.FieldClass;
import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Role;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.cache.AnswerStore;
import dev.parsimony.policy.cache.CachePolicy;
import dev.parsimony.policy.cache.CacheSettings;
import dev.parsimony.policy.cache.ChatCalls;
import dev.parsimony.policy.cache.template.Templates;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that fill one template with other values, in every format that has answers in words. */
class TemplateContractTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> BOUND =
      Set.of("signature", "thoughtSignature", "citations", "logprobs", "context");
  private static final String SAID = "Hello there.";
  private static final CacheSettings SETTINGS =
      ChatCalls.settings(Templates.node("Remind {customer} of order 17.", "customer", "", false))
          .withMaxTemperature(2);

  private final CachePolicy cache =
      new CachePolicy(AnswerStore.of(1 << 24, 1 << 20, () -> 0), new byte[32]);

  static Stream<Sample> speaking() {
    return Samples.all()
        .filter(sample -> !sample.name().equals("openai.completions"))
        .filter(sample -> sample.request(false).uncacheable().isEmpty())
        .filter(sample -> new String(sample.file("whole.json"), UTF_8).contains(SAID));
  }

  static Stream<Sample> streaming() {
    return speaking().filter(sample -> sample.has("stream.txt"));
  }

  @ParameterizedTest
  @MethodSource("speaking")
  void answerGiven_isWhatTheProviderWouldHaveSaid(Sample sample) throws Exception {
    PolicyCall first = asked(sample.request(false), "Anna Schmidt");
    assertThat(cache.before(first).kind()).isEqualTo(Verdict.Kind.PROCEED);
    cache.ended(first, reply(sample, said(sample, "Anna Schmidt"), false));

    PolicyCall other = asked(sample.request(false), "Bert Meier");
    Verdict verdict = cache.before(other);

    assertThat(told(other)).containsExactly("cache=hit(template)");
    byte[] given = verdict.reply().openBody().readAllBytes();
    assertThat(JSON.readTree(given)).isEqualTo(JSON.readTree(said(sample, "Bert Meier")));
  }

  @ParameterizedTest
  @MethodSource("streaming")
  void answerGivenAsAStream_saysTheSame(Sample sample) throws Exception {
    RequestFacts asking = sample.request(true);
    PolicyCall first = asked(asking, "Anna Schmidt");
    cache.before(first);
    byte[] bought = sample.dialect().splitReply(said(sample, "Anna Schmidt"), first.facts());
    cache.ended(first, reply(sample, bought, true));
    assertThat(told(first)).contains("cache=stored(ok)");

    PolicyCall other = asked(asking, "Bert Meier");
    Verdict verdict = cache.before(other);

    assertThat(told(other)).containsExactly("cache=hit(template)");
    byte[] given = verdict.reply().openBody().readAllBytes();
    assertThat(sample.dialect().readReply(given, true).flaw()).isNull();
    assertThat(sample.dialect().readReply(given, true).texts())
        .isEqualTo(sample.dialect().readReply(said(sample, "Bert Meier"), false).texts());
  }

  /** Whatever else is changed in a request with another value, it is asked of the provider. */
  @ParameterizedTest
  @MethodSource("speaking")
  void everyOtherChangeOfARequest_counts(Sample sample) throws Exception {
    PolicyCall first = asked(sample.request(false), "Anna Schmidt");
    cache.before(first);
    cache.ended(first, reply(sample, said(sample, "Anna Schmidt"), false));
    RequestFacts other = asked(sample.request(false), "Bert Meier").facts();
    JsonNode body = JSON.readTree(other.request().body());
    List<JsonTrees.Changed> changes = JsonTrees.changes((ObjectNode) body);

    for (JsonTrees.Changed change : changes) {
      byte[] changed = JSON.writeValueAsBytes(change.body());
      PolicyCall call = call(sample.dialect().readRequest(other.request().withBody(changed)));
      boolean hit = cache.before(call).kind() == Verdict.Kind.ANSWER;
      boolean ignored = sample.dialect().classify(change.field()) == FieldClass.IGNORED;
      assertThat(hit && !ignored).as(change.what()).isFalse();
    }
    assertThat(changes).isNotEmpty();
  }

  private static PolicyCall asked(RequestFacts sample, String name) throws Exception {
    RequestEdit edit = RequestEdit.of(sample.request());
    for (Message message : sample.prompt().messages()) {
      if (message.role() == Role.USER) {
        Part part = message.parts().get(0);
        edit.replace(part, "Remind " + name + " of order 17.");
      }
    }
    return call(sample.dialect().readRequest(edit.toRequest()));
  }

  private static PolicyCall call(RequestFacts facts) {
    return ChatCalls.call(facts, SETTINGS, 1);
  }

  private static EndedReply reply(Sample sample, byte[] body, boolean stream) {
    return ChatCalls.reply(sample.dialect(), body, stream);
  }

  /* What is bound to the words of an answer is left out: such an answer is for its own call. */
  private static byte[] said(Sample sample, String name) throws Exception {
    JsonNode whole = JSON.readTree(sample.file("whole.json"));
    strip(whole);
    String said = "Dear " + name + ", good day.";
    return JSON.writeValueAsString(whole).replace(SAID, said).getBytes(UTF_8);
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(BOUND);
    }
    node.forEach(TemplateContractTest::strip);
  }

  private static List<String> told(PolicyCall call) {
    return call.decisions().stream().map(Decision::toString).toList();
  }
}
