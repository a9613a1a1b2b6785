/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import static java.util.Objects.requireNonNull;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a dialect read in a request. Immutable. */
public final class RequestFacts {

  private final WireRequest request;
  private final Dialect dialect;
  private final Operation operation;
  private final String provider;
  private final String model;
  private final boolean stream;
  private final boolean usageInStream;
  private final boolean tools;
  private final Map<Parameter, Object> parameters;
  private final List<Field> fields;
  private final List<String> uncacheable;
  private final Supplier<Prompt> prompt;
  private volatile WeakReference<Prompt> known = new WeakReference<>(null);

  private RequestFacts(Builder builder) {
    this.request = builder.request;
    this.dialect = builder.dialect;
    this.operation = builder.operation;
    this.provider = builder.provider;
    this.model = builder.model;
    this.stream = builder.stream;
    this.usageInStream = builder.usageInStream;
    this.tools = builder.tools;
    this.parameters = Collections.unmodifiableMap(builder.parameters);
    this.fields = Collections.unmodifiableList(builder.fields);
    this.uncacheable = Collections.unmodifiableList(builder.uncacheable);
    this.prompt = builder.prompt;
  }

  /** The same of a request that differs in the texts of its prompt alone. */
  public RequestFacts withTexts(WireRequest other, List<Field> places, Supplier<Prompt> said) {
    Builder builder = new Builder(other, dialect, operation);
    builder.provider(provider).model(model).stream(stream).usageInStream(usageInStream);
    builder.tools(tools).fields(places).prompt(said);
    builder.parameters.putAll(parameters);
    builder.uncacheable.addAll(uncacheable);
    return new RequestFacts(builder);
  }

  public static Builder builder(WireRequest request, Dialect dialect, Operation operation) {
    return new Builder(request, dialect, operation);
  }

  /** The request that was read. */
  public WireRequest request() {
    return request;
  }

  public Dialect dialect() {
    return dialect;
  }

  public Operation operation() {
    return operation;
  }

  /** The value of {@code gen_ai.provider.name}: the flavour of the format, not the host. */
  public String provider() {
    return provider;
  }

  /** The model asked for; empty when the request names none. */
  public String model() {
    return model;
  }

  /** Whether an event stream is asked for. */
  public boolean stream() {
    return stream;
  }

  /**
   * Whether the stream is to end with a usage event. Always true where the format has no choice.
   */
  public boolean usageInStream() {
    return usageInStream;
  }

  /** Whether the model may call tools. */
  public boolean tools() {
    return tools;
  }

  /** The parameters that the request sets explicitly. */
  public Map<Parameter, Object> parameters() {
    return parameters;
  }

  public @Nullable Object parameter(Parameter parameter) {
    return parameters.get(parameter);
  }

  /** The top-level fields of the body, in its order, duplicates included. */
  public List<Field> fields() {
    return fields;
  }

  /** Reason codes for which the answer must not be reused whatever a rule says; mostly empty. */
  public List<String> uncacheable() {
    return uncacheable;
  }

  /**
   * What is said to the model, with its places in the body. Read once for those who ask soon after
   * each other, and never kept: a call may wait for long.
   */
  public Prompt prompt() {
    Prompt read = known.get();
    if (read == null) {
      read = prompt.get();
      known = new WeakReference<>(read);
    }
    return read;
  }

  /** The texts of the prompt in order, tool schemas included, for counting tokens. */
  public List<String> texts() {
    return prompt().texts();
  }

  /** The text of the system or developer instructions; empty when there is none. */
  public String systemPrompt() {
    return prompt().system();
  }

  /** Collects the facts of one request. */
  public static final class Builder {

    private final WireRequest request;
    private final Dialect dialect;
    private final Operation operation;
    private final Map<Parameter, Object> parameters = new EnumMap<>(Parameter.class);
    private final List<String> uncacheable = new ArrayList<>();
    private List<Field> fields = Collections.emptyList();
    private String provider = "openai";
    private String model = "";
    private boolean stream;
    private boolean usageInStream;
    private boolean tools;
    private Supplier<Prompt> prompt = () -> Prompt.NONE;

    private Builder(WireRequest request, Dialect dialect, Operation operation) {
      this.request = requireNonNull(request, "request is null");
      this.dialect = requireNonNull(dialect, "dialect is null");
      this.operation = requireNonNull(operation, "operation is null");
    }

    public Builder provider(String value) {
      this.provider = value;
      return this;
    }

    public Builder model(String value) {
      this.model = value;
      return this;
    }

    public Builder stream(boolean value) {
      this.stream = value;
      return this;
    }

    public Builder usageInStream(boolean value) {
      this.usageInStream = value;
      return this;
    }

    public Builder tools(boolean value) {
      this.tools = value;
      return this;
    }

    public Builder parameter(Parameter parameter, Object value) {
      parameters.put(parameter, value);
      return this;
    }

    public Builder fields(List<Field> value) {
      this.fields = value;
      return this;
    }

    public Builder uncacheable(String reason) {
      if (!uncacheable.contains(reason)) {
        uncacheable.add(reason);
      }
      return this;
    }

    public Builder prompt(Supplier<Prompt> value) {
      this.prompt = value;
      return this;
    }

    public RequestFacts build() {
      return new RequestFacts(this);
    }
  }
}
