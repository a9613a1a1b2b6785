/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import static dev.parsimony.dialect.Bodies.digest;
import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.models.messages.MessageCreateParams;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

  private static final MessagesDialect MESSAGES = new MessagesDialect();

  @ParameterizedTest
  @ValueSource(
      classes = {
        MessageCreateParams.Body.class,
        com.anthropic.models.beta.messages.MessageCreateParams.Body.class
      })
  void everyFieldThatTheClientCanSend_isReviewed(Class<?> body) {
    Set<String> sent = new TreeSet<>();
    for (Method method : body.getMethods()) {
      JsonProperty property = method.getAnnotation(JsonProperty.class);
      if (property != null) {
        sent.add(property.value());
      }
    }

    assertThat(sent).contains("model").hasSizeGreaterThan(10);
    assertThat(MESSAGES.knownFields()).containsAll(sent);
  }

  @Test
  void whatOlderVersionsOfTheClientSend_isReviewed() {
    assertThat(MESSAGES.knownFields()).contains("temperature", "top_p", "top_k", "stream");
  }

  @Test
  void formOfTheReplyAndTheProvidersCache_doNotMatter() {
    assertThat(
            digest(
                MESSAGES,
                "{ \"stream\" : true, \"max_tokens\":9,\"cache_control\":{\"type\":\"ephemeral\"},"
                    + "\"messages\":[ ], \"model\":\"m\"}"))
        .isEqualTo(digest(MESSAGES, "{\"model\":\"m\",\"messages\":[],\"max_tokens\":9}"));
  }

  @Test
  void marksInsideMessages_areParts_ofWhatIsSaid() {
    String said =
        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"a\"";

    assertThat(digest(MESSAGES, said + ",\"cache_control\":{\"type\":\"ephemeral\"}}]}]}"))
        .isNotEqualTo(digest(MESSAGES, said + "}]}]}"));
  }
}
