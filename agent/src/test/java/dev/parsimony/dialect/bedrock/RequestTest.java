/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import static dev.parsimony.dialect.bedrock.Fixtures.CONVERSE;
import static dev.parsimony.dialect.bedrock.Fixtures.EMBEDDINGS;
import static dev.parsimony.dialect.bedrock.Fixtures.HOST;
import static dev.parsimony.dialect.bedrock.Fixtures.NOVA;
import static dev.parsimony.dialect.bedrock.Fixtures.TITAN;
import static dev.parsimony.dialect.bedrock.Fixtures.bytes;
import static dev.parsimony.dialect.bedrock.Fixtures.headers;
import static dev.parsimony.dialect.bedrock.Fixtures.read;
import static dev.parsimony.dialect.bedrock.Fixtures.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.dialect.Dialects;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

  private static final String CHAT =
      """
      {"system":[{"text":"Be brief."},{"cachePoint":{"type":"default"}}],
       "messages":[
        {"role":"user","content":[{"text":"Hi"},
          {"image":{"format":"png","source":{"bytes":"AA=="}}},
          {"document":{"name":"d","format":"txt","source":{"text":"a page"}}}]},
        {"role":"assistant","content":[{"toolUse":{"toolUseId":"t","name":"f","input":{"a":1}}}]},
        {"role":"user","content":[{"toolResult":{"toolUseId":"t","status":"success",
          "content":[{"json":{"b":2}},{"text":"done"}]}}]}],
       "toolConfig":{"tools":[{"toolSpec":{"name":"f","inputSchema":{"json":{}}}},
         {"cachePoint":{"type":"default"}}]},
       "inferenceConfig":{"maxTokens":100,"temperature":0.5,"topP":0.9,"stopSequences":["END"]},
       "outputConfig":{"textFormat":{"type":"json_schema","structure":{}}},
       "guardrailConfig":{"guardrailIdentifier":"g1","guardrailVersion":"3","trace":"disabled"},
       "serviceTier":{"type":"flex"},"promptVariables":{"who":{"text":"Ann"}}}
      """;

  @Test
  void converse_isReadInFull() {
    RequestFacts facts = read(CONVERSE, CHAT);

    assertThat(facts.operation()).isEqualTo(Operation.CHAT);
    assertThat(facts.provider()).isEqualTo("aws.bedrock");
    assertThat(facts.model()).isEqualTo("amazon.nova-lite-v1:0");
    assertThat(facts.stream()).isFalse();
    assertThat(facts.usageInStream()).isTrue();
    assertThat(facts.tools()).isTrue();
    assertThat(facts.uncacheable()).isEmpty();
    assertThat(facts.parameters())
        .hasSize(7)
        .containsEntry(Parameter.MAX_TOKENS, 100L)
        .containsEntry(Parameter.TEMPERATURE, 0.5)
        .containsEntry(Parameter.TOP_P, 0.9)
        .containsEntry(Parameter.STOP_SEQUENCES, List.of("END"))
        .containsEntry(Parameter.OUTPUT_TYPE, "json")
        .containsEntry(Parameter.GUARDRAIL_ID, "g1")
        .containsEntry(Parameter.SERVICE_TIER, "flex");
  }

  @Test
  void texts_areWhatIsSaidAndTheSchemas() {
    RequestFacts facts = read(CONVERSE, CHAT);

    assertThat(facts.systemPrompt()).isEqualTo("Be brief.");
    assertThat(facts.texts())
        .startsWith("Be brief.", "Hi", "d", "a page", "f", "{\"a\":1}", "{\"b\":2}", "done", "Ann")
        .hasSize(11)
        .anyMatch(text -> text.contains("toolSpec"));
  }

  @Test
  void streamAndModel_standInTheUrl() {
    String arn = "arn:aws:bedrock:us-east-1:1:inference-profile/us.amazon.nova-lite-v1:0";
    String path = "/model/" + arn.replace(":", "%3A").replace("/", "%2F") + "/converse-stream";
    RequestFacts facts = read(CONVERSE, HOST + path, WireHeaders.NONE, "{}");

    assertThat(facts.model()).isEqualTo(arn);
    assertThat(facts.stream()).isTrue();
  }

  @Test
  void invokedModels_areReadByTheirFamily() {
    RequestFacts nova =
        read(
            NOVA,
            """
            {"schemaVersion":"messages-v1","system":[{"text":"S"}],
             "messages":[{"role":"user","content":[{"text":"Hi"}]}],
             "inferenceConfig":{"max_new_tokens":9,"top_p":0.1,"topK":5}}
            """);
    RequestFacts titan =
        read(
            TITAN,
            "{\"inputText\":\"t\",\"textGenerationConfig\":{\"maxTokenCount\":8,\"topP\":1,"
                + "\"temperature\":0,\"stopSequences\":[\"User:\"]}}");
    RequestFacts embedding = read(EMBEDDINGS, "{\"inputText\":\"e\",\"dimensions\":256}");
    RequestFacts cohere =
        read(EMBEDDINGS, "{\"texts\":[\"a\",\"b\"],\"embedding_types\":[\"float\"]}");

    assertThat(nova.texts()).containsExactly("S", "Hi");
    assertThat(nova.parameter(Parameter.MAX_TOKENS)).isEqualTo(9L);
    assertThat(nova.parameter(Parameter.TOP_P)).isEqualTo(0.1);
    assertThat(titan.operation()).isEqualTo(Operation.TEXT_COMPLETION);
    assertThat(titan.texts()).containsExactly("t");
    assertThat(titan.parameters()).hasSize(4).containsEntry(Parameter.MAX_TOKENS, 8L);
    assertThat(embedding.operation()).isEqualTo(Operation.EMBEDDINGS);
    assertThat(embedding.texts()).containsExactly("e");
    assertThat(embedding.parameters()).containsExactly(Map.entry(Parameter.DIMENSIONS, 256L));
    assertThat(cohere.texts()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource({
    "x-amzn-bedrock-service-tier, priority, priority",
    "X-Amzn-Bedrock-PerformanceConfig-Latency, optimized, optimized",
    "X-Amzn-Bedrock-PerformanceConfig-Latency, standard, ",
  })
  void tierOfAnInvokedModel_standsInAHeader(String name, String value, String tier) {
    RequestFacts facts = read(NOVA, url(NOVA), headers(name, value), "{}");

    assertThat(facts.parameter(Parameter.SERVICE_TIER)).isEqualTo(tier);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "file | {\"messages\":[{\"content\":[{\"image\":{\"source\":{\"s3Location\":{\"uri\":\"s3://b/k\"}}}}]}]}",
        "file | {\"messages\":[{\"content\":[{\"video\":{\"source\":{\"s3Location\":{}}}}]}]}",
        "file | {\"system\":[{\"document\":{\"source\":{\"s3Location\":{\"uri\":\"s3://b/k\"}}}}]}",
        "hosted_tool | {\"toolConfig\":{\"tools\":[{\"systemTool\":{\"name\":\"nova_grounding\"}}]}}",
        "hosted_tool | {\"messages\":[{\"content\":[{\"toolAddition\":{\"tool\":{}}}]}]}",
        "stateful | {\"guardrailConfig\":{\"guardrailIdentifier\":\"g\",\"guardrailVersion\":\"DRAFT\"}}",
      })
  void whatARequestOnlyNames_isNotReused(String reason, String body) {
    assertThat(read(CONVERSE, body).uncacheable()).containsExactly(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"messages\":[{\"content\":[{\"text\":\"s3Location\"},{\"image\":{\"source\":{\"bytes\":\"AA\"}}}]}]}",
        "{\"messages\":[{\"content\":[{\"image\":{\"source\":{\"s3Location\":null}}}]}]}",
        "{\"toolConfig\":{\"tools\":[{\"toolSpec\":{\"name\":\"f\"}}],\"toolChoice\":{\"auto\":{}}}}",
        "{\"guardrailConfig\":{\"guardrailIdentifier\":\"g\",\"guardrailVersion\":\"1\"}}",
        "{\"messages\":\"odd\",\"system\":7,\"toolConfig\":[],\"guardrailConfig\":null}",
        "{\"toolConfig\":{\"tools\":[7,null,[]]},\"inferenceConfig\":\"x\"}"
      })
  void otherRequests_mayBe(String body) {
    assertThat(read(CONVERSE, body).uncacheable()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:bedrock:us-east-1:1:prompt/ABC, true",
    "arn:aws:bedrock:us-east-1:1:prompt/ABC:2, false",
    "arn:aws:bedrock:us-east-1:1:default-prompt-router/a.b:1, false",
    "arn:aws:bedrock:us-east-1:1:application-inference-profile/abc, false"
  })
  void draftOfAPrompt_isNotReused(String model, boolean draft) {
    String path = "/model/" + model.replace("/", "%2F") + "/converse";

    assertThat(read(CONVERSE, HOST + path, WireHeaders.NONE, "{}").uncacheable())
        .isEqualTo(draft ? List.of("stateful") : List.of());
  }

  @Test
  void draftOfAGuardrail_inAHeader_isNotReused() {
    WireHeaders draft =
        WireHeaders.of(
            Map.of(
                "X-Amzn-Bedrock-GuardrailIdentifier", List.of("g"),
                "X-Amzn-Bedrock-GuardrailVersion", List.of("DRAFT")));

    RequestFacts facts = read(NOVA, url(NOVA), draft, "{}");

    assertThat(facts.uncacheable()).containsExactly("stateful");
    assertThat(facts.parameter(Parameter.GUARDRAIL_ID)).isEqualTo("g");
  }

  @ParameterizedTest
  @CsvSource({
    "amazon.nova-lite-v1:0, converse, bedrock.converse",
    "amazon.nova-lite-v1%3A0, converse-stream, bedrock.converse",
    "meta.llama3-8b-instruct-v1:0, converse, bedrock.converse",
    "arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Aapplication-inference-profile%2Fx, converse,"
        + " bedrock.converse",
    "us.amazon.nova-lite-v1:0, invoke, bedrock.invoke.nova",
    "us.amazon.nova-lite-v1:0, invoke-with-response-stream, bedrock.invoke.nova",
    "us.anthropic.claude-haiku-4-5-20251001-v1%3A0, invoke, bedrock.invoke.claude",
    "anthropic.claude-3-haiku-20240307-v1:0, invoke-with-response-stream, bedrock.invoke.claude",
    "amazon.titan-text-express-v1, invoke, bedrock.invoke.titan-text",
    "amazon.titan-embed-text-v2:0, invoke, bedrock.invoke.embeddings",
    "cohere.embed-english-v3, invoke, bedrock.invoke.embeddings",
    "global.cohere.embed-v4:0, invoke, bedrock.invoke.embeddings",
  })
  void dialects_areRecognisedByModelAndAction(String model, String action, String name) {
    assertThat(Dialects.recognise("POST", HOST + "/model/" + model + "/" + action))
        .extracting(Dialect::name)
        .isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/model/amazon.nova-canvas-v1:0/invoke",
        "/model/amazon.nova-sonic-v1:0/invoke-with-bidirectional-stream",
        "/model/amazon.nova-2-sonic-v1:0/invoke",
        "/model/amazon.titan-image-generator-v1/invoke",
        "/model/meta.llama3-8b-instruct-v1:0/invoke",
        "/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Aapplication-inference-profile%2Fx/invoke",
        "/model/amazon.nova-lite-v1:0/count-tokens",
        "/model/amazon.nova-lite-v1:0",
        "/model//converse",
        "/model/converse",
        "/guardrail/g/version/1/apply",
        "/async-invoke",
        "/bucket/model.tar.gz",
      })
  void otherCalls_areNot(String path) {
    assertThat(Dialects.recognise("POST", HOST + path)).isNull();
    assertThat(Dialects.recognise("GET", HOST + "/model/m/converse")).isNull();
  }

  @Test
  void damagedRequests_neverThrowAnythingElse() {
    Random random = new Random(7);
    int malformed = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] body = bytes(CHAT);
      for (int k = random.nextInt(6); k >= 0; k--) {
        body[random.nextInt(body.length)] = (byte) "{}[]\":,0\n nulx".charAt(random.nextInt(14));
      }
      body = random.nextBoolean() ? Arrays.copyOf(body, random.nextInt(body.length)) : body;
      for (Dialect dialect : Fixtures.all()) {
        try {
          RequestFacts facts =
              dialect.readRequest(new WireRequest("POST", url(dialect), WireHeaders.NONE, body));
          assertThat(facts.texts()).doesNotContainNull();
          assertThat(facts.systemPrompt()).isNotNull();
        } catch (MalformedBodyException e) {
          malformed++;
        }
      }
    }
    assertThat(malformed).isBetween(5_000, 10_000);
  }

  @Test
  void bodiesThatAreNoObject_areMalformed() {
    for (Dialect dialect : Fixtures.all()) {
      for (String body : List.of("", "[]", "null", "{", "x")) {
        assertThatThrownBy(
                () ->
                    dialect.readRequest(
                        new WireRequest("POST", url(dialect), WireHeaders.NONE, bytes(body))))
            .isInstanceOf(MalformedBodyException.class);
      }
    }
  }
}
