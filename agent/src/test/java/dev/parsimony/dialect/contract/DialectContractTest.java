/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.dialect.Bodies;
import dev.parsimony.dialect.Dialects;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Usage;
import dev.parsimony.exchange.WireReply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every dialect. */
class DialectContractTest {

  private static final String PACKAGE = "dev.parsimony.dialect.contract.Samples#";
  private static final int DAMAGES = 400;

  @Test
  void everyDialect_hasASample() {
    assertThat(Samples.all().map(Sample::name).toList())
        .containsExactlyInAnyOrderElementsOf(Dialects.all().stream().map(Dialect::name).toList());
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "all")
  void url_tellsTheDialect(Sample sample) {
    assertThat(Dialects.recognise("POST", sample.url())).isSameAs(sample.dialect());
    assertThat(Dialects.recognise("POST", sample.streamUrl())).isSameAs(sample.dialect());
    assertThat(Dialects.recognise("GET", sample.url())).isNull();
    assertThat(sample.dialect().fits("POST", sample.url())).isTrue();
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "all")
  void request_isReadInEitherForm(Sample sample) {
    RequestFacts whole = sample.request(false);

    assertThat(whole.model()).isEqualTo(sample.model());
    assertThat(whole.stream()).isFalse();
    assertThat(whole.texts()).contains("Say hello.");
    assertThat(whole.provider()).isNotEmpty();
    if (sample.has("stream.txt")) {
      RequestFacts streamed = sample.request(true);
      assertThat(streamed.stream()).isTrue();
      assertThat(streamed.texts()).isEqualTo(whole.texts());
      assertThat(streamed.model()).isEqualTo(whole.model());
      assertThat(digest(streamed)).isEqualTo(digest(whole));
    }
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "all")
  void oddValues_tellNothingAndNeverThrow(Sample sample) throws Exception {
    for (String name : sample.dialect().knownFields()) {
      for (String value : List.of("null", "[]", "{}", "7", "\"a\"", "[1,null,[]]", "{\"a\":{}}")) {
        RequestFacts facts =
            Bodies.read(sample.dialect(), "{\"" + name + "\":" + value + ",\"x\":1}");
        assertThat(facts.fields()).hasSize(2);
        assertThat(facts.texts()).doesNotContainNull();
        assertThat(facts.systemPrompt()).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "all")
  void wholeReply_isReadInFull(Sample sample) {
    assertTold(sample, sample.dialect().readReply(sample.file("whole.json"), false));
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "all")
  void refusal_isTheProvidersOwnError_andNoAnswer(Sample sample) throws Exception {
    WireReply refusal = sample.dialect().refusal("used up");
    byte[] body = refusal.openBody().readAllBytes();
    ReplyFacts read = sample.dialect().readReply(body, false);

    assertThat(refusal.status()).isEqualTo(429);
    assertThat(refusal.headers().mediaType()).isEqualTo("application/json");
    assertThat(fields(Json.read(sample.file("error.json")))).containsAll(fields(Json.read(body)));
    assertThat(new String(body, UTF_8)).contains("used up");
    assertThat(sample.error() == null || read.errorType() != null).isTrue();
    assertThat(read.texts()).isEmpty();
    assertThat(read.usage()).isNull();
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "streaming")
  void stream_isReadAlike(Sample sample) {
    assertTold(sample, sample.dialect().readReply(sample.file("stream.txt"), true));
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "streaming")
  void stream_joinsIntoTheWhole(Sample sample) throws Exception {
    assertThat(Json.read(sample.dialect().joinStream(sample.file("stream.txt"))))
        .isEqualTo(Json.read(sample.file("whole.json")));
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "streaming")
  void whole_splitsIntoAStreamThatSaysTheSame(Sample sample) throws Exception {
    byte[] stream = split(sample, "whole.json");

    assertTold(sample, sample.dialect().readReply(stream, true));
    assertThat(Json.read(sample.dialect().joinStream(stream)))
        .isEqualTo(Json.read(sample.file("whole.json")));
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "callingTools")
  void toolCalls_areSeenInEitherForm(Sample sample) throws Exception {
    byte[] whole = sample.file("tools.json");
    for (ReplyFacts facts :
        List.of(
            sample.dialect().readReply(whole, false),
            sample.dialect().readReply(sample.file("tools-stream.txt"), true),
            sample.dialect().readReply(split(sample, "tools.json"), true))) {
      assertThat(facts.flaw()).isNull();
      assertThat(facts.toolCalls()).isTrue();
      assertThat(String.join(" ", facts.texts())).contains("weather", "Paris");
    }
    assertThat(Json.read(sample.dialect().joinStream(sample.file("tools-stream.txt"))))
        .isEqualTo(Json.read(whole));
    assertThat(Json.read(sample.dialect().joinStream(split(sample, "tools.json"))))
        .isEqualTo(Json.read(whole));
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "streaming")
  void aPartOfAStream_isFlawed_orSaysAll(Sample sample) {
    byte[] stream = sample.file("stream.txt");
    for (int i = 0; i < stream.length; i++) {
      byte[] part = Arrays.copyOf(stream, i);
      ReplyFacts facts = sample.dialect().readReply(part, true);
      if (facts.flaw() == null) {
        assertTold(sample, facts);
      } else {
        assertThatThrownBy(() -> sample.dialect().joinStream(part))
            .isInstanceOf(MalformedBodyException.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "all")
  void aPartOfAWholeReply_isFlawed(Sample sample) {
    byte[] whole = Bodies.bytes(Bodies.text(sample.file("whole.json")).strip());
    for (int i = 0; i < whole.length; i++) {
      assertThat(sample.dialect().readReply(Arrays.copyOf(whole, i), false).flaw()).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "all")
  void errors_areFailures(Sample sample) {
    ReplyFacts facts = sample.dialect().readReply(sample.file("error.json"), false);

    assertThat(facts.flaw()).isNotNull();
    assertThat(facts.errorType()).isEqualTo(sample.error());
    assertThat(facts.usage()).isNull();
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "failingInStreams")
  void errorsInStreams_areFailures(Sample sample) {
    byte[] stream = sample.file("error-stream.txt");
    ReplyFacts facts = sample.dialect().readReply(stream, true);

    assertThat(facts.flaw()).isEqualTo("failed_reply");
    assertThat(facts.errorType()).isNotNull();
    assertThatThrownBy(() -> sample.dialect().joinStream(stream))
        .isInstanceOf(MalformedBodyException.class);
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "all")
  void damagedReplies_neverThrowAnythingElse(Sample sample) {
    Random random = new Random(7);
    List<byte[]> replies = new ArrayList<>(List.of(sample.file("whole.json")));
    if (sample.has("stream.txt")) {
      replies.add(sample.file("stream.txt"));
    }
    for (int i = 0; i < DAMAGES; i++) {
      byte[] body = damaged(replies.get(i % replies.size()), random);
      ReplyFacts facts = sample.dialect().readReply(body, random.nextBoolean());
      assertThat(facts.texts()).doesNotContainNull();
      assertMalformedAtMost(() -> sample.dialect().joinStream(body));
      assertMalformedAtMost(() -> sample.dialect().splitReply(body, sample.request(true)));
    }
  }

  private static Set<String> fields(Object json) {
    Set<String> names = new TreeSet<>();
    if (json instanceof Map<?, ?> object) {
      object.forEach(
          (name, value) -> {
            names.add("" + name);
            fields(value).forEach(inner -> names.add(name + "." + inner));
          });
    }
    return names;
  }

  private static byte[] damaged(byte[] reply, Random random) {
    byte[] body = reply.clone();
    for (int k = random.nextInt(6); k >= 0; k--) {
      body[random.nextInt(body.length)] = (byte) "{}[]\":,0\n nulx".charAt(random.nextInt(14));
    }
    return random.nextBoolean() ? Arrays.copyOf(body, random.nextInt(body.length)) : body;
  }

  private interface Conversion {
    byte[] run() throws MalformedBodyException;
  }

  private static void assertMalformedAtMost(Conversion conversion) {
    try {
      assertThat(conversion.run()).isNotEmpty();
    } catch (MalformedBodyException expected) {
      assertThat(expected).isNotNull();
    }
  }

  private static void assertTold(Sample sample, ReplyFacts facts) {
    List<String> told = new ArrayList<>();
    told.add(facts.id());
    told.add(facts.model());
    told.addAll(facts.finishReasons());
    told.removeIf(Objects::isNull);
    assertThat(facts.flaw()).isNull();
    assertThat(facts.toolCalls()).isFalse();
    assertThat(told).isEqualTo(sample.told());
    assertThat(facts.texts()).isEqualTo(sample.texts());
    assertThat(Sample.counts(Objects.requireNonNull(facts.usage()))).isEqualTo(sample.usage());
    assertThat(facts.usage().longLivedWrite()).isGreaterThanOrEqualTo(Usage.UNKNOWN);
  }

  private static byte[] split(Sample sample, String file) throws MalformedBodyException {
    return sample.dialect().splitReply(sample.file(file), sample.request(true));
  }

  private static String digest(RequestFacts facts) {
    return Bodies.digest(facts);
  }
}
