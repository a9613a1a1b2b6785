/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.ollama;

import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import java.nio.charset.StandardCharsets;

/** Replies as the server writes them, and requests. */
final class Fixtures {

  static final OllamaChatDialect CHAT = new OllamaChatDialect();
  static final OllamaGenerateDialect GENERATE = new OllamaGenerateDialect();
  static final OllamaEmbedDialect EMBED = new OllamaEmbedDialect();

  static final String CHAT_WHOLE =
      """
      {"model":"llama3.2","created_at":"2026-11-20T10:00:01.5Z","message":{"role":"assistant",\
      "content":"Hello there."},"done":true,"done_reason":"stop","total_duration":5,\
      "load_duration":1,"prompt_eval_count":26,"prompt_eval_duration":2,"eval_count":4,\
      "eval_duration":2}""";

  static final String CHAT_STREAM =
      """
      {"model":"llama3.2","created_at":"2026-11-20T10:00:00Z","message":{"role":"assistant",\
      "content":"Hello"},"done":false}
      {"model":"llama3.2","created_at":"2026-11-20T10:00:01Z","message":{"role":"assistant",\
      "content":" there."},"done":false}
      {"model":"llama3.2","created_at":"2026-11-20T10:00:01.5Z","message":{"role":"assistant",\
      "content":""},"done":true,"done_reason":"stop","total_duration":5,"load_duration":1,\
      "prompt_eval_count":26,"prompt_eval_duration":2,"eval_count":4,"eval_duration":2}
      """;

  static final String TOOLS_WHOLE =
      """
      {"model":"qwen3","created_at":"2026-11-20T10:00:01Z","message":{"role":"assistant",\
      "content":"","thinking":"I look it up.","tool_calls":[{"id":"call_1","function":{"index":0,\
      "name":"weather","arguments":{"city":"Paris"}}}]},"done":true,"done_reason":"stop",\
      "prompt_eval_count":30,"eval_count":12}""";

  static final String GENERATE_WHOLE =
      """
      {"model":"llama3.2","created_at":"2026-11-20T10:00:01Z","response":"Hello.","done":true,\
      "done_reason":"stop","context":[1,2,3],"prompt_eval_count":3,"eval_count":2,\
      "logprobs":[{"token":"Hello","logprob":-0.1},{"token":".","logprob":-0.2}]}""";

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static RequestFacts read(Dialect dialect, String body) {
    try {
      return dialect.readRequest(
          new WireRequest("POST", "http://localhost:11434/any", WireHeaders.NONE, bytes(body)));
    } catch (MalformedBodyException e) {
      throw new AssertionError(body, e);
    }
  }

  private Fixtures() {}
}
