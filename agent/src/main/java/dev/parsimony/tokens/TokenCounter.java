/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Estimates the tokens of a call from its texts. Loads a vocabulary when it first needs it. */
public final class TokenCounter {

  private static final int COUNTED_CHARS = 200_000;
  private static final int PIECE_CHARS = 2_000;
  private static final int CHARS_PER_TOKEN = 4;
  private static final int TOKENS_AROUND_MESSAGE = 3;

  private @Nullable EncodingRegistry registry;

  /**
   * @param reply null when none came; the output is unknown then
   */
  public Usage estimate(RequestFacts request, @Nullable ReplyFacts reply) {
    return Usage.of(input(request), output(request, reply, encodingOf(request.model())));
  }

  /** The tokens of a request's prompt. */
  public long input(RequestFacts request) {
    List<String> prompt = request.texts();
    long input = count(prompt, encodingOf(request.model()));
    boolean chat = request.operation() == Operation.CHAT;
    return chat ? input + TOKENS_AROUND_MESSAGE * (prompt.size() + 1L) : input;
  }

  private long output(RequestFacts request, @Nullable ReplyFacts reply, EncodingType type) {
    if (request.operation() == Operation.EMBEDDINGS) {
      return 0;
    }
    return reply == null ? Usage.UNKNOWN : count(reply.texts(), type);
  }

  /* Counts a bounded prefix and takes the rest to be as dense. */
  private long count(List<String> texts, EncodingType type) {
    long chars = 0;
    long counted = 0;
    long tokens = 0;
    for (String text : texts) {
      chars += text.length();
      int end = (int) Math.min(text.length(), COUNTED_CHARS - counted);
      tokens += count(text, end, type);
      counted += end;
    }
    return counted == chars ? tokens : (long) ((double) tokens * chars / counted);
  }

  /* Pieces bound what the tokenizer does with text that has no word boundaries. */
  private long count(String text, int end, EncodingType type) {
    long tokens = 0;
    int start = 0;
    while (start < end) {
      int stop = Math.min(start + PIECE_CHARS, end);
      if (stop < end && Character.isHighSurrogate(text.charAt(stop - 1))) {
        stop++;
      }
      tokens += count(text.substring(start, stop), type);
      start = stop;
    }
    return tokens;
  }

  private long count(String piece, EncodingType type) {
    try {
      return encoding(type).countTokensOrdinary(piece);
    } catch (RuntimeException | StackOverflowError odd) {
      return (piece.length() + CHARS_PER_TOKEN - 1) / CHARS_PER_TOKEN;
    }
  }

  private synchronized Encoding encoding(EncodingType type) {
    EncodingRegistry current = registry;
    if (current == null) {
      current = Encodings.newLazyEncodingRegistry();
      registry = current;
    }
    return current.getEncoding(type);
  }

  static EncodingType encodingOf(String model) {
    String base = model.startsWith("ft:") ? model.substring(3) : model;
    boolean newer =
        base.startsWith("gpt-4o") || base.startsWith("gpt-4.1") || base.startsWith("gpt-4.5");
    boolean older =
        base.startsWith("gpt-4")
            || base.startsWith("gpt-3.5")
            || base.startsWith("text-embedding-");
    return older && !newer ? EncodingType.CL100K_BASE : EncodingType.O200K_BASE;
  }
}
