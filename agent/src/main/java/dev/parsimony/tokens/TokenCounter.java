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

/**
 * Estimates the tokens of a call from its texts: by the vocabulary of OpenAI's models, loaded when
 * it is first needed, or by the {@link TokenRatios} of other families.
 */
public final class TokenCounter {

  private static final int COUNTED_CHARS = 200_000;
  private static final int PIECE_CHARS = 2_000;
  private static final int CHARS_PER_TOKEN = 4;
  private static final int TOKENS_AROUND_MESSAGE = 3;

  private final TokenRatios ratios;
  private @Nullable EncodingRegistry registry;

  public TokenCounter(TokenRatios ratios) {
    this.ratios = ratios;
  }

  /**
   * @param reply null when none came; the output is unknown then
   */
  public Usage estimate(RequestFacts request, @Nullable ReplyFacts reply) {
    return Usage.of(input(request), output(request, reply));
  }

  /** The tokens of a request's prompt. */
  public long input(RequestFacts request) {
    return input(request, request.model());
  }

  /** The tokens that some model makes of a request's prompt. */
  public long input(RequestFacts request, String model) {
    List<String> prompt = request.texts();
    Tokenizer family = Tokenizer.of(model);
    long input = count(prompt, family);
    boolean around = request.operation() == Operation.CHAT && !isByRatio(family);
    return around ? input + TOKENS_AROUND_MESSAGE * (prompt.size() + 1L) : input;
  }

  private long output(RequestFacts request, @Nullable ReplyFacts reply) {
    if (request.operation() == Operation.EMBEDDINGS) {
      return 0;
    }
    return reply == null ? Usage.UNKNOWN : count(reply.texts(), Tokenizer.of(request.model()));
  }

  /* Where nobody knows the family, OpenAI's newer vocabulary is as good a guess, until one learns. */
  private boolean isByRatio(Tokenizer family) {
    boolean unknown = family == Tokenizer.OTHER && !ratios.of(family).isLearned();
    return !family.isOpenAi() && !unknown;
  }

  private long count(List<String> texts, Tokenizer family) {
    return isByRatio(family)
        ? ratios.of(family).about(RoughCount.of(texts))
        : count(texts, encodingOf(family));
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

  private static EncodingType encodingOf(Tokenizer family) {
    return family == Tokenizer.CL100K ? EncodingType.CL100K_BASE : EncodingType.O200K_BASE;
  }
}
