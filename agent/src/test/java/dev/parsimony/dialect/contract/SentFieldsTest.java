/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parsimony.dialect.Dialects;
import dev.parsimony.dialect.json.JsonDialect;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every field that a client library's own type of a request has was classified by somebody. */
class SentFieldsTest {

  private static final JsonMapper AS_WRITTEN =
      JsonMapper.builder()
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .build();

  /* Where each field that is sent says its name itself. */
  private static final JsonMapper AS_ANNOTATED =
      JsonMapper.builder().visibility(PropertyAccessor.ALL, Visibility.NONE).build();

  @ParameterizedTest
  @CsvSource({
    "cohere.chat, com.cohere.api.resources.v2.requests.V2ChatRequest",
    "cohere.chat, com.cohere.api.resources.v2.requests.V2ChatStreamRequest",
    "cohere.embed, com.cohere.api.resources.v2.requests.V2EmbedRequest",
    "mistral.chat, dev.langchain4j.model.mistralai.internal.api.MistralAiChatCompletionRequest",
    "mistral.fim, dev.langchain4j.model.mistralai.internal.api.MistralAiFimCompletionRequest",
    "mistral.embeddings, dev.langchain4j.model.mistralai.internal.api.MistralAiEmbeddingRequest"
  })
  void fieldsOfTheClientsOwnType_areReviewed(String dialect, String type) throws Exception {
    Set<String> sent = new TreeSet<>();
    for (BeanPropertyDefinition property : properties(Class.forName(type), named(dialect))) {
      sent.add(property.getName());
    }

    assertThat(sent).hasSizeGreaterThan(2);
    assertThat(fields(dialect)).containsAll(sent);
  }

  private static List<BeanPropertyDefinition> properties(Class<?> type, JsonMapper mapper) {
    return mapper.getSerializationConfig().introspect(mapper.constructType(type)).findProperties();
  }

  private static JsonMapper named(String dialect) {
    return dialect.startsWith("cohere") ? AS_ANNOTATED : AS_WRITTEN;
  }

  private static Set<String> fields(String name) {
    return Dialects.all().stream()
        .filter(dialect -> dialect.name().equals(name))
        .map(dialect -> ((JsonDialect) dialect).knownFields())
        .findAny()
        .orElseThrow();
  }
}
