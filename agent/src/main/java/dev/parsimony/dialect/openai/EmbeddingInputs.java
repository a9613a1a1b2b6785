/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.wire.JsonEdit;
import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.MalformedBodyException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one request for embeddings asks about, apart from how it asks. Immutable. */
public final class EmbeddingInputs {

  private static final String INPUT = "input";

  private final JsonNode request;
  private final List<String> inputs;
  private final long integers;
  private final String others;

  private EmbeddingInputs(JsonNode request, List<String> inputs, long integers, String others) {
    this.request = request;
    this.inputs = Collections.unmodifiableList(inputs);
    this.integers = integers;
    this.others = others;
  }

  /** Reads the body of a request; null where its inputs cannot stand beside others. */
  public static @Nullable EmbeddingInputs read(byte[] body) throws MalformedBodyException {
    JsonNode request = JsonNode.read(body);
    JsonNode input = request.member(INPUT);
    boolean tokens = isOfTokens(input);
    List<String> inputs = inputs(input, tokens);
    if (inputs.isEmpty() || hasDuplicates(request)) {
      return null;
    }
    return new EmbeddingInputs(
        request, inputs, tokens ? integers(input) : 0, tokens + others(request));
  }

  /** How many vectors are asked for. */
  public int count() {
    return inputs.size();
  }

  /** The bytes of the inputs, about. */
  public long size() {
    long size = 0;
    for (String input : inputs) {
      size += 3L * input.length();
    }
    return size;
  }

  /** The tokens of inputs that are given as such; 0 for texts. */
  public long integers() {
    return integers;
  }

  /** All else that the body says: what has to be equal for inputs to be asked about together. */
  public String others() {
    return others;
  }

  /** The body that asks about all inputs, in their order, as the first of them asks. */
  public static byte[] join(List<EmbeddingInputs> all) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    String before = "[";
    for (EmbeddingInputs each : all) {
      for (String input : each.inputs) {
        write(before, joined);
        write(input, joined);
        before = ",";
      }
    }
    write("]", joined);
    JsonNode first = all.get(0).request;
    return JsonEdit.of(first).replace(first.member(INPUT).place(), joined.toByteArray()).toBytes();
  }

  private static void write(String text, ByteArrayOutputStream out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
  }

  /* Numbers where a text may stand: one input by its tokens, or several. */
  private static boolean isOfTokens(JsonNode input) {
    JsonNode.Kind kind = kindOf(input);
    return kind == JsonNode.Kind.SCALAR || kind == JsonNode.Kind.ARRAY;
  }

  private static JsonNode.Kind kindOf(JsonNode input) {
    return input.elements().isEmpty() ? JsonNode.Kind.MISSING : input.elements().get(0).kind();
  }

  private static List<String> inputs(JsonNode input, boolean tokens) {
    if (input.is(JsonNode.Kind.STRING) || kindOf(input) == JsonNode.Kind.SCALAR) {
      return areAll(input.elements(), JsonNode.Kind.SCALAR)
          ? Collections.singletonList(input.json())
          : Collections.emptyList();
    }
    JsonNode.Kind wanted = tokens ? JsonNode.Kind.ARRAY : JsonNode.Kind.STRING;
    List<String> inputs = new ArrayList<>();
    if (areAll(input.elements(), wanted)) {
      input.elements().forEach(each -> inputs.add(each.json()));
    }
    return inputs;
  }

  private static boolean areAll(List<JsonNode> nodes, JsonNode.Kind kind) {
    return nodes.stream().allMatch(node -> node.is(kind));
  }

  private static long integers(JsonNode input) {
    long count = 0;
    for (JsonNode element : input.elements()) {
      count += element.is(JsonNode.Kind.ARRAY) ? element.elements().size() : 1;
    }
    return count;
  }

  private static boolean hasDuplicates(JsonNode request) {
    Set<String> names = new HashSet<>();
    return !request.children().stream().allMatch(member -> names.add(member.name()));
  }

  private static String others(JsonNode request) {
    TreeMap<String, String> others = new TreeMap<>();
    for (JsonNode member : request.children()) {
      if (!member.name().equals(INPUT)) {
        others.put(member.name(), member.json());
      }
    }
    return others.toString();
  }
}
