/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.FieldClass;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Timing;
import dev.parsimony.exchange.Usage;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.security.MessageDigest;
import java.util.List;

/** Exchanges as tests need them. */
public final class Exchanges {

  public static final long START = 1_795_000_000_000_000_000L;

  public static RequestFacts.Builder request(String dialect, Operation operation, String model) {
    return request(dialect, operation, model, "https://api.openai.com/v1/chat/completions");
  }

  public static RequestFacts.Builder request(
      String dialect, Operation operation, String model, String url) {
    WireRequest wire = new WireRequest("POST", url, WireHeaders.NONE, new byte[0]);
    return RequestFacts.builder(wire, new NamedDialect(dialect), operation).model(model);
  }

  public static RequestFacts.Builder chat(String model) {
    return request("openai.chat", Operation.CHAT, model);
  }

  public static Exchange.Builder exchange(RequestFacts.Builder request) {
    return exchange(request.build());
  }

  public static Exchange.Builder exchange(RequestFacts.Builder request, Timing timing) {
    return exchange(request.build(), timing);
  }

  public static Exchange.Builder exchange(RequestFacts request) {
    return exchange(request, new Timing(START, 250_000_000, 240_000_000, 249_000_000, 1));
  }

  private static Exchange.Builder exchange(RequestFacts request, Timing timing) {
    CallOrigin origin =
        new CallOrigin("openai-java", "4.101.0", 1, Delivery.BLOCKING, 0, AppContext.NONE);
    return Exchange.builder(origin, request, timing).status(200);
  }

  public static ReplyFacts.Builder reply(String model) {
    return ReplyFacts.builder().id("chatcmpl-1").model(model).finishReason("stop");
  }

  /** A chat call with temperature, answered and billed. */
  public static Exchange.Builder chatSuccess() {
    return exchange(chat("gpt-4o-mini").parameter(Parameter.TEMPERATURE, 0.5))
        .reply(reply("gpt-4o-mini-2024-07-18").usage(new Usage(100, 20, 64, -1, 0)).build())
        .decisions(List.of(new Decision("cache", "skip", "unlike", "faq")))
        .cost(12_345L);
  }

  /** A dialect of which only the name matters. */
  private record NamedDialect(String name) implements Dialect {

    @Override
    public boolean recognises(String method, String url) {
      return false;
    }

    @Override
    public WireReply refusal(String message) {
      throw new UnsupportedOperationException();
    }

    @Override
    public RequestFacts readRequest(WireRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void digest(RequestFacts facts, MessageDigest digest) {}

    @Override
    public FieldClass classify(String field) {
      return FieldClass.KEY;
    }

    @Override
    public ReplyFacts readReply(byte[] body, boolean stream) {
      throw new UnsupportedOperationException();
    }

    @Override
    public byte[] joinStream(byte[] stream) {
      throw new UnsupportedOperationException();
    }

    @Override
    public byte[] splitReply(byte[] whole, RequestFacts asked) {
      throw new UnsupportedOperationException();
    }
  }

  private Exchanges() {}
}
