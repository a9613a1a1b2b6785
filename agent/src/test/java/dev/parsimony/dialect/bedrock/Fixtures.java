/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.wire.EventFrameWriter;
import dev.parsimony.dialect.wire.EventFrames;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Bodies in the documented shapes, and requests around them. */
final class Fixtures {

  static final ConverseDialect CONVERSE = new ConverseDialect();
  static final ClaudeDialect CLAUDE = new ClaudeDialect();
  static final NovaDialect NOVA = new NovaDialect();
  static final TitanTextDialect TITAN = new TitanTextDialect();
  static final BedrockEmbeddingsDialect EMBEDDINGS = new BedrockEmbeddingsDialect();

  static final String HOST = "https://bedrock-runtime.us-east-1.amazonaws.com";

  static List<BedrockDialect> all() {
    return List.of(CONVERSE, CLAUDE, NOVA, TITAN, EMBEDDINGS);
  }

  /** A URL that a dialect takes. */
  static String url(Dialect dialect) {
    return HOST
        + switch (dialect.name()) {
          case "bedrock.converse" -> "/model/amazon.nova-lite-v1%3A0/converse";
          case "bedrock.invoke.claude" ->
              "/model/us.anthropic.claude-haiku-4-5-20251001-v1%3A0/invoke";
          case "bedrock.invoke.nova" -> "/model/amazon.nova-lite-v1%3A0/invoke";
          case "bedrock.invoke.titan-text" -> "/model/amazon.titan-text-lite-v1/invoke";
          default -> "/model/amazon.titan-embed-text-v2%3A0/invoke";
        };
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static RequestFacts read(Dialect dialect, String body) {
    return read(dialect, url(dialect), WireHeaders.NONE, body);
  }

  static RequestFacts read(Dialect dialect, String url, WireHeaders headers, String body) {
    try {
      return dialect.readRequest(new WireRequest("POST", url, headers, bytes(body)));
    } catch (MalformedBodyException e) {
      throw new AssertionError(body, e);
    }
  }

  static WireHeaders headers(String name, String value) {
    return WireHeaders.of(Map.of(name, List.of(value)));
  }

  static String digest(Dialect dialect, String body) {
    return digest(dialect, read(dialect, body));
  }

  static String digest(Dialect dialect, RequestFacts facts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      dialect.digest(facts, digest);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Frames of events, each given as its type and its JSON. */
  static byte[] frames(String... typesAndPayloads) {
    try {
      EventFrameWriter frames = new EventFrameWriter();
      for (int i = 0; i < typesAndPayloads.length; i += 2) {
        frames.event(typesAndPayloads[i], Json.read(bytes(typesAndPayloads[i + 1])));
      }
      return frames.toBytes();
    } catch (MalformedBodyException e) {
      throw new AssertionError(e);
    }
  }

  /** Frames of chunks. */
  static byte[] chunks(String... pieces) {
    EventFrameWriter frames = new EventFrameWriter();
    for (String piece : pieces) {
      frames.event("chunk", Chunk.of(bytes(piece)));
    }
    return frames.toBytes();
  }

  /** The events of a stream, each as {@code type json}. */
  static List<String> events(byte[] stream) throws MalformedBodyException {
    List<String> events = new ArrayList<>();
    EventFrames frames = new EventFrames(stream);
    while (frames.advance()) {
      events.add(frames.header(":event-type") + " " + text(frames.payload()));
    }
    return events;
  }

  static final String WHOLE =
      """
      {"metrics":{"latencyMs":551},
       "output":{"message":{"content":[{"text":"Grüße 👋"}],"role":"assistant"}},
       "stopReason":"end_turn",
       "usage":{"inputTokens":20,"outputTokens":10,"totalTokens":160,
         "cacheReadInputTokens":100,"cacheWriteInputTokens":30}}
      """;

  static final String TOOL =
      """
      {"output":{"message":{"role":"assistant","content":[
         {"reasoningContent":{"reasoningText":{"text":"Let me look.","signature":"c2ln"}}},
         {"text":"Looking."},
         {"toolUse":{"toolUseId":"t1","name":"get_time","input":{"zone":"UTC","n":1.50}}},
         {"toolUse":{"toolUseId":"t2","name":"now","input":{}}}]}},
       "stopReason":"tool_use",
       "additionalModelResponseFields":{"stop_sequence":null},
       "usage":{"inputTokens":9,"outputTokens":4,"totalTokens":13},
       "metrics":{"latencyMs":7},
       "trace":{"guardrail":{"inputAssessment":{}}},
       "performanceConfig":{"latency":"standard"},
       "serviceTier":{"type":"default"}}
      """;

  static byte[] stream() {
    return frames(
        "messageStart", "{\"p\":\"abc\",\"role\":\"assistant\"}",
        "contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"Hel\"},\"p\":\"ab\"}",
        "contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"lo\"},\"p\":\"abcd\"}",
        "contentBlockStop", "{\"contentBlockIndex\":0,\"p\":\"a\"}",
        "messageStop", "{\"stopReason\":\"end_turn\",\"p\":\"a\"}",
        "metadata",
            "{\"metrics\":{\"latencyMs\":9},\"p\":\"ab\","
                + "\"usage\":{\"inputTokens\":8,\"outputTokens\":2,\"totalTokens\":10}}");
  }

  private Fixtures() {}
}
