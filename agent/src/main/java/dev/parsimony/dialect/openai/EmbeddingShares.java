/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Span;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes a reply with embeddings apart into one for each of those who asked together. */
public final class EmbeddingShares {

  private static final long MOST_TOKENS = 1_000_000_000L;

  private final EmbeddingReply reply;
  private final Span data;
  private final List<EmbeddingReply.Vector> vectors;

  private EmbeddingShares(
      EmbeddingReply reply, Span data, List<EmbeddingReply.Vector> vectorsByIndex) {
    this.reply = reply;
    this.data = data;
    this.vectors = vectorsByIndex;
  }

  /**
   * The replies, each with its own vectors, counted from 0, and its share of the usage. What is
   * reported in whole numbers adds up again; all else of the usage is left out.
   *
   * @param counts how many vectors each has asked for
   * @param weights by which the usage is shared
   * @throws MalformedBodyException when it is not the answer to all of them
   */
  public static List<byte[]> of(byte[] whole, int[] counts, long[] weights)
      throws MalformedBodyException {
    EmbeddingReply reply = EmbeddingReply.read(whole);
    Span data = reply.data();
    if (data == null) {
      throw new MalformedBodyException("no vectors");
    }
    EmbeddingShares shares = new EmbeddingShares(reply, data, byIndex(reply, counts));
    return shares.all(counts, usages(reply, weights));
  }

  private static List<EmbeddingReply.Vector> byIndex(EmbeddingReply reply, int[] counts)
      throws MalformedBodyException {
    TreeMap<Integer, EmbeddingReply.Vector> sorted = new TreeMap<>();
    reply.vectors().forEach(vector -> sorted.put(vector.index, vector));
    int wanted = 0;
    for (int count : counts) {
      wanted += count;
    }
    boolean all = reply.vectors().size() == wanted && sorted.size() == wanted;
    if (!all || sorted.firstKey() != 0 || sorted.lastKey() != wanted - 1) {
      throw new MalformedBodyException("not one vector for each input");
    }
    return new ArrayList<>(sorted.values());
  }

  /* Rounded down; what is left goes to the first. */
  private static List<Map<String, Long>> usages(EmbeddingReply reply, long[] weights)
      throws MalformedBodyException {
    List<Map<String, Long>> usages = new ArrayList<>();
    long sum = 0;
    for (long weight : weights) {
      sum += weight;
      usages.add(new LinkedHashMap<>());
    }
    for (Map.Entry<String, Long> counted : reply.usage().entrySet()) {
      long total = counted.getValue();
      if (total < 0 || total > MOST_TOKENS || sum <= 0 || sum > MOST_TOKENS) {
        throw new MalformedBodyException("a usage that cannot be");
      }
      long left = total;
      for (int i = weights.length - 1; i > 0; i--) {
        long share = total * weights[i] / sum;
        usages.get(i).put(counted.getKey(), share);
        left -= share;
      }
      usages.get(0).put(counted.getKey(), left);
    }
    return usages;
  }

  private List<byte[]> all(int[] counts, List<Map<String, Long>> usages) {
    List<byte[]> shares = new ArrayList<>(counts.length);
    int next = 0;
    for (int i = 0; i < counts.length; i++) {
      shares.add(share(vectors.subList(next, next + counts[i]), usages.get(i)));
      next += counts[i];
    }
    return shares;
  }

  private byte[] share(List<EmbeddingReply.Vector> own, Map<String, Long> usage) {
    Span usagePlace = reply.usagePlace();
    Cut cut = new Cut(reply.text());
    if (usagePlace != null && usagePlace.start() < data.start()) {
      cut.replace(usagePlace, Json.write(usage));
    }
    cut.upTo(data.start());
    list(own, cut);
    cut.skip(data);
    if (usagePlace != null && usagePlace.start() > data.start()) {
      cut.replace(usagePlace, Json.write(usage));
    }
    return cut.rest();
  }

  private static void list(List<EmbeddingReply.Vector> own, Cut cut) {
    for (int i = 0; i < own.size(); i++) {
      EmbeddingReply.Vector vector = own.get(i);
      cut.write(i == 0 ? "[" : ",");
      cut.copy(vector.text.start(), vector.indexText.start());
      cut.write(Integer.toString(i));
      cut.copy(vector.indexText.end(), vector.text.end());
    }
    cut.write("]");
  }

  /** A text that is written from pieces of another. */
  private static final class Cut {

    private final byte[] text;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int from;

    Cut(byte[] text) {
      this.text = text;
    }

    void upTo(int end) {
      copy(from, end);
      from = end;
    }

    void replace(Span place, byte[] with) {
      upTo(place.start());
      out.write(with, 0, with.length);
      skip(place);
    }

    void skip(Span place) {
      from = place.end();
    }

    void copy(int start, int end) {
      out.write(text, start, end - start);
    }

    void write(String ascii) {
      byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
      out.write(bytes, 0, bytes.length);
    }

    byte[] rest() {
      upTo(text.length);
      return out.toByteArray();
    }
  }
}
