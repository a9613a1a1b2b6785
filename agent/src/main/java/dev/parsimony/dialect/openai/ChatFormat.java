/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import com.fasterxml.jackson.core.JsonParser;
import dev.parsimony.dialect.json.ValueReader;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;

/** What Mistral's formats have in common with chat completions. */
public final class ChatFormat {

  /** Reads the type of an output format. */
  public static final ValueReader OUTPUT_TYPE = OpenAiValues::outputType;

  /** Reads messages: what a request only names. */
  public static void messages(JsonParser value, RequestFacts.Builder facts) throws IOException {
    ContentReader.messages(value, facts);
  }

  /** Reads the list of tools. */
  public static void tools(JsonParser value, RequestFacts.Builder facts) throws IOException {
    ToolsReader.tools(value, facts);
  }

  /** Tells where the prompt is found. */
  public static void prompt(byte[] body, RequestFacts.Builder facts) {
    facts.prompt(() -> PromptReader.read(body));
  }

  /** Reads a reply as far as it came. */
  public static ReplyFacts read(byte[] body, boolean stream) {
    return stream
        ? ChunkReply.ofStream(body, ChunkFormat.MISTRAL)
        : ChunkReply.ofWhole(body, ChunkFormat.MISTRAL);
  }

  /** Reads a reply of embeddings. */
  public static ReplyFacts readEmbeddings(byte[] body) {
    return EmbeddingsDialect.read(body);
  }

  /** The whole reply that a stream tells. */
  public static byte[] join(byte[] stream) throws MalformedBodyException {
    return ChunkStream.read(stream).join(ChunkFormat.MISTRAL);
  }

  /** The stream of a whole reply. */
  public static byte[] split(byte[] whole) throws MalformedBodyException {
    return ChunkSplit.split(whole, ChunkFormat.MISTRAL, true);
  }

  private ChatFormat() {}
}
