/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import static dev.parsimony.dialect.Bodies.digest;
import static dev.parsimony.dialect.openai.Fixtures.CHAT;
import static dev.parsimony.dialect.openai.Fixtures.COMPLETIONS;
import static dev.parsimony.dialect.openai.Fixtures.EMBEDDINGS;
import static dev.parsimony.dialect.openai.Fixtures.RESPONSES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import dev.parsimony.dialect.Dialects;
import dev.parsimony.exchange.Dialect;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

  @ParameterizedTest
  @MethodSource("requestTypes")
  void everyFieldThatTheClientCanSend_isReviewed(OpenAiDialect dialect, Class<?> body) {
    Set<String> sent = new TreeSet<>();
    for (Method method : body.getMethods()) {
      JsonProperty property = method.getAnnotation(JsonProperty.class);
      if (property != null) {
        sent.add(property.value());
      }
    }

    assertThat(sent).contains("model").hasSizeGreaterThan(4);
    assertThat(dialect.knownFields()).containsAll(sent);
  }

  static Stream<Arguments> requestTypes() {
    return Stream.of(
        Arguments.of(CHAT, ChatCompletionCreateParams.Body.class),
        Arguments.of(RESPONSES, ResponseCreateParams.Body.class),
        Arguments.of(EMBEDDINGS, EmbeddingCreateParams.Body.class),
        Arguments.of(COMPLETIONS, CompletionCreateParams.Body.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"messages\":[{\"role\":\"user\",\"content\":\"a b\"}],\"model\":\"m\",\"seed\":1}",
        " { \"seed\" : 1 ,\r\n\t\"model\":\"m\",\"messages\":[ { \"role\":\"user\", \"content\""
            + " :\"a b\" } ] } ",
        "{\"stream\":true,\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a b\"}],"
            + "\"stream_options\":{\"include_usage\":true},\"seed\":1,\"prompt_cache_key\":\"k\"}"
      })
  void whiteSpaceOrderAndIgnoredFields_doNotMatter(String body) {
    assertThat(digest(CHAT, body))
        .isEqualTo(
            digest(
                CHAT,
                "{\"model\":\"m\",\"seed\":1,"
                    + "\"messages\":[{\"role\":\"user\",\"content\":\"a b\"}]}"));
  }

  @Test
  void whatDiffersAtAll_hasAnotherDigest() {
    List<String> bodies =
        List.of(
            "{}",
            "{\"a\":1}",
            "{\"a\":1.0}",
            "{\"a\":\"1\"}",
            "{\"a\":\"1 \"}",
            "{\"a\":\" 1\"}",
            "{\"a\":1,\"a\":2}",
            "{\"a\":2,\"a\":1}",
            "{\"a\":2}",
            "{\"a\":1,\"b\":2}",
            "{\"ab\":12}",
            "{\"a\":\"b\",\"c\":\"d\"}",
            "{\"a\":\"b\\\",\\\"c\\\":\\\"d\"}",
            "{\"a\":{\"x\":1,\"y\":2}}",
            "{\"a\":{\"y\":2,\"x\":1}}",
            "{\"a\":[1,2]}",
            "{\"a\":[12]}",
            "{\"a\":\"\\\\\" , \"b\":\" \"}",
            "{\"a\":\"\\\\\" , \"b\":\"\"}",
            "{\"model\":\"a\"}",
            "{\"model\":\"b\"}");
    List<String> digests = new ArrayList<>();
    for (Dialect dialect : Dialects.all()) {
      for (String body : bodies) {
        digests.add(digest(dialect, body));
      }
    }
    assertThat(digests).doesNotHaveDuplicates();
  }
}
