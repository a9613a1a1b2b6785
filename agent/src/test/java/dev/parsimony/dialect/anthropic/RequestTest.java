/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import static dev.parsimony.dialect.Bodies.bytes;
import static dev.parsimony.dialect.Bodies.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

  private static final MessagesDialect MESSAGES = new MessagesDialect();

  @Test
  void request_isReadInFull() {
    RequestFacts facts =
        read(
            MESSAGES,
            """
            {"model":"claude-sonnet-4-5","max_tokens":1024,"system":[{"type":"text","text":"Be brief."}],
             "messages":[
              {"role":"user","content":[{"type":"text","text":"Hi"},
                {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA"}},
                {"type":"document","title":"Deed","source":{"type":"text","media_type":"text/plain","data":"Whereas"}}]},
              {"role":"assistant","content":[{"type":"thinking","thinking":"Hm.","signature":"c2ln"},
                {"type":"tool_use","id":"toolu_1","name":"f","input":{"url":"https://a/b"}}]},
              {"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_1","content":"42"}]},
              {"role":"system","content":"Be kind."}],
             "tools":[{"name":"f","input_schema":{"type":"object"}}],
             "tool_choice":{"type":"auto"},"temperature":0,"top_p":0.5,"top_k":40,
             "stop_sequences":["END"],"service_tier":"auto",
             "output_config":{"effort":"low","format":{"schema":{},"type":"json_schema"}},
             "metadata":{"user_id":"u"},"stream":true}
            """);

    assertThat(facts.operation()).isEqualTo(Operation.CHAT);
    assertThat(facts.provider()).isEqualTo("anthropic");
    assertThat(facts.model()).isEqualTo("claude-sonnet-4-5");
    assertThat(facts.stream()).isTrue();
    assertThat(facts.usageInStream()).isTrue();
    assertThat(facts.tools()).isTrue();
    assertThat(facts.uncacheable()).isEmpty();
    assertThat(facts.parameters())
        .hasSize(7)
        .containsEntry(Parameter.MAX_TOKENS, 1024L)
        .containsEntry(Parameter.TEMPERATURE, 0.0)
        .containsEntry(Parameter.TOP_P, 0.5)
        .containsEntry(Parameter.TOP_K, 40.0)
        .containsEntry(Parameter.STOP_SEQUENCES, List.of("END"))
        .containsEntry(Parameter.SERVICE_TIER, "auto")
        .containsEntry(Parameter.OUTPUT_TYPE, "json");
    assertThat(facts.systemPrompt()).isEqualTo("Be brief.\nBe kind.");
    assertThat(facts.texts())
        .containsExactly(
            "Be brief.",
            "Hi",
            "Deed",
            "Whereas",
            "Hm.",
            "f",
            "{\"url\":\"https://a/b\"}",
            "42",
            "Be kind.",
            "[{\"name\":\"f\",\"input_schema\":{\"type\":\"object\"}}]",
            "{\"effort\":\"low\",\"format\":{\"schema\":{},\"type\":\"json_schema\"}}");
  }

  @Test
  void plainSystemPrompt_isRead() {
    RequestFacts facts = read(MESSAGES, "{\"system\":\"Be brief.\",\"messages\":[]}");

    assertThat(facts.systemPrompt()).isEqualTo("Be brief.");
    assertThat(facts.stream()).isFalse();
    assertThat(facts.tools()).isFalse();
    assertThat(read(MESSAGES, "{\"output_format\":{\"type\":\"json_schema\"}}").parameters())
        .containsEntry(Parameter.OUTPUT_TYPE, "json");
  }

  @ParameterizedTest
  @CsvSource({
    "anthropic, https://api.anthropic.com/v1/messages",
    "anthropic, http://127.0.0.1:8080/v1/messages?beta=true",
    "aws.bedrock, https://bedrock-runtime.us-east-1.amazonaws.com/v1/messages",
    "gcp.vertex_ai, https://us-east5-aiplatform.googleapis.com/v1/messages",
    "azure.ai.inference, https://r.services.ai.azure.com/anthropic/v1/messages",
    "anthropic, https://gateway.example.com/amazonaws.com/v1/messages"
  })
  void whoSellsTheModel_isToldByTheHost(String provider, String url) throws Exception {
    WireRequest request = new WireRequest("POST", url, WireHeaders.NONE, bytes("{}"));

    assertThat(MESSAGES.readRequest(request).provider()).isEqualTo(provider);
  }

  @ParameterizedTest
  @CsvSource({
    "aws.bedrock, us.anthropic.claude-haiku-4-5-20251001-v1:0",
    "aws.bedrock, anthropic.claude-3-haiku-20240307-v1:0",
    "aws.bedrock, arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-x",
    "gcp.vertex_ai, claude-haiku-4-5@20251001",
    "anthropic, claude-haiku-4-5",
    "anthropic, anthropic/claude-haiku-4-5"
  })
  void whoSellsTheModel_isToldByItsName(String provider, String model) throws Exception {
    WireRequest request =
        new WireRequest(
            "POST",
            "http://127.0.0.1/v1/messages",
            WireHeaders.NONE,
            bytes("{\"model\":\"" + model + "\"}"));

    assertThat(MESSAGES.readRequest(request).provider()).isEqualTo(provider);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "image_by_url | {\"messages\":[{\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"url\",\"url\":\"https://a/b\"}}]}]}",
        "image_by_url | {\"messages\":[{\"content\":[{\"source\":{\"url\":\"https://a/b\"},\"type\":\"image\"}]}]}",
        "image_by_url | {\"messages\":[{\"content\":[{\"type\":\"tool_result\",\"content\":[{\"type\":\"image\",\"source\":{\"url\":\"u\"}}]}]}]}",
        "file | {\"messages\":[{\"content\":[{\"type\":\"document\",\"source\":{\"type\":\"url\",\"url\":\"https://a/b\"}}]}]}",
        "file | {\"messages\":[{\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"file\",\"file_id\":\"file_1\"}}]}]}",
        "file | {\"messages\":[{\"content\":[{\"type\":\"container_upload\",\"file_id\":\"file_1\"}]}]}",
        "hosted_tool | {\"tools\":[{\"name\":\"own\"},{\"type\":\"web_search_20250305\",\"name\":\"web_search\"}]}",
        "hosted_tool | {\"tools\":[{\"name\":\"web_fetch\",\"type\":\"web_fetch_20260309\"}]}",
        "hosted_tool | {\"tools\":[{\"type\":\"code_execution_20250825\"}]}",
        "hosted_tool | {\"tools\":[{\"type\":\"tool_search_tool_bm25_20251119\"}]}",
        "hosted_tool | {\"tools\":[{\"type\":\"mcp_toolset\",\"mcp_server_name\":\"s\"}]}",
        "hosted_tool | {\"tools\":[{\"type\":\"never_heard_of\"}]}",
        "hosted_tool | {\"tools\":[{\"type\":7}]}",
        "hosted_tool | {\"tools\":[\"web_search\"]}",
        "hosted_tool | {\"mcp_servers\":[{\"type\":\"url\",\"url\":\"https://a\",\"name\":\"s\"}]}",
        "hosted_tool | {\"mcp_servers\":{}}",
        "stateful | {\"container\":\"container_1\"}",
        "stateful | {\"container\":{\"skills\":[]}}",
        "stateful | {\"thread\":{\"type\":\"create\"}}",
        "stateful | {\"diagnostics\":{\"previous_message_id\":\"msg_1\"}}",
        "stateful | {\"fallback_credit_token\":\"t\"}",
      })
  void requestThatMustNotBeReused_saysWhy(String reason, String body) {
    assertThat(read(MESSAGES, body).uncacheable()).containsExactly(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"container\":null,\"thread\":null,\"diagnostics\":null,\"mcp_servers\":null}",
        "{\"mcp_servers\":[],\"tools\":[],\"messages\":null,\"system\":7}",
        "{\"tools\":[{\"type\":\"custom\",\"name\":\"f\"},{\"type\":null,\"name\":\"g\"}]}",
        "{\"tools\":[{\"type\":\"bash_20250124\"},{\"type\":\"text_editor_20250728\"}]}",
        "{\"tools\":[{\"type\":\"computer_20251124\"},{\"type\":\"memory_20250818\"}]}",
        "{\"tools\":[{\"name\":\"f\",\"input_schema\":{\"properties\":{\"file_id\":{\"type\":\"x\"}}}}]}",
        "{\"messages\":[{\"role\":\"user\",\"content\":\"file_id https://example.com/a.png\"}]}",
        "{\"messages\":[{\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"data\":\"AA\"}}]}]}",
        "{\"messages\":[{\"content\":[{\"type\":\"tool_use\",\"input\":{\"file_id\":\"f\","
            + "\"source\":{\"url\":\"https://a\"}}}]}]}",
        "{\"messages\":[{\"content\":[{\"type\":\"text\",\"citations\":[{\"url\":\"https://a\","
            + "\"file_id\":null}]}]}]}",
        "{\"messages\":[{\"content\":[{\"type\":\"search_result\",\"source\":\"https://a\"}]}]}"
      })
  void requestThatMayBeReused_hasNoReason(String body) {
    assertThat(read(MESSAGES, body).uncacheable()).isEmpty();
  }
}
