/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One wire format. Knows nothing of client libraries. Stateless; all methods are safe from any
 * thread, and none keeps a reference to the arrays it is given beyond the returned facts.
 */
public interface Dialect {

  /** A stable name, such as {@code openai.chat}. */
  String name();

  /** Whether a request is of this format, judged by method and URL alone. */
  boolean recognises(String method, String url);

  /**
   * Whether a request may be of this format where somebody says that it is: judged by the end of
   * its path, whoever answers there.
   */
  default boolean fits(String method, String url) {
    return recognises(method, url);
  }

  /** The media type of a streamed reply. */
  default String streamType() {
    return "text/event-stream";
  }

  /** A URL without what only says who asks, or how the same answer is to travel. */
  default String addressed(String url) {
    return url;
  }

  /**
   * What in a URL says who asks, where a format lets it stand there; null if nothing does. It is
   * left out of what is {@linkplain #addressed addressed}.
   */
  default @Nullable String credential(String url) {
    return null;
  }

  /** The provider's name for the error of a reply, where it stands in a header. */
  default @Nullable String errorType(WireHeaders headers) {
    return null;
  }

  /**
   * The reply with which the provider itself refuses a call because of a limit, as its client
   * libraries expect it: status, what tells its type, and body.
   *
   * @param message in words, for whoever reads the exception
   */
  WireReply refusal(String message);

  /** Reads a request. */
  RequestFacts readRequest(WireRequest request) throws MalformedBodyException;

  /**
   * The same request to another model of the same provider; null where the model is not for the
   * agent to choose, such as a deployment that has a name of its own.
   */
  default @Nullable WireRequest withModel(WireRequest request, String model)
      throws MalformedBodyException {
    return null;
  }

  /**
   * The fields of the body that may set a parameter, each as the names of the objects around it and
   * its own: the usual one first, and none where the format has none.
   */
  default List<List<String>> fields(Parameter parameter) {
    return Collections.emptyList();
  }

  /** The usual one of {@link #fields}; empty where there is none. */
  default List<String> field(Parameter parameter) {
    List<List<String>> fields = fields(parameter);
    return fields.isEmpty() ? Collections.emptyList() : fields.get(0);
  }

  /**
   * Feeds everything of the request's body that can change the answer into a digest: every field
   * that is not classified as ignored, in an order that does not depend on the request.
   */
  void digest(RequestFacts facts, MessageDigest digest);

  /** How a top-level field of the request counts for the identity of its answer. */
  FieldClass classify(String field);

  /**
   * Reads a reply as far as it came.
   *
   * @param body the whole body, or the bytes of the stream so far
   * @param stream whether the body is a stream
   */
  ReplyFacts readReply(byte[] body, boolean stream);

  /**
   * What a whole answer says, and which tools it calls; null where the format is not taken apart.
   */
  default @Nullable GivenAnswer readAnswer(byte[] body) throws MalformedBodyException {
    return null;
  }

  /**
   * The texts of a whole answer that the model says, with their places in the body; none where
   * something else in it is bound to their words, such as where a source is cited, and where the
   * format is not taken apart.
   */
  default List<Part> answerTexts(byte[] body) throws MalformedBodyException {
    return Collections.emptyList();
  }

  /** The form in which a request of this format asks for its answer. */
  default AskedForm readForm(RequestFacts asked) throws MalformedBodyException {
    return AskedForm.FREE;
  }

  /**
   * Joins a complete stream into the body that the same call would have got without streaming.
   *
   * @throws MalformedBodyException when something in it has no place in a whole reply
   */
  byte[] joinStream(byte[] stream) throws MalformedBodyException;

  /**
   * The same of a stream that was not asked to carry usage, and need not: for one that is split
   * again into such a stream.
   */
  default byte[] joinWithoutUsage(byte[] stream) throws MalformedBodyException {
    return joinStream(stream);
  }

  /**
   * Splits a whole reply into the stream that a streaming call would have got.
   *
   * @param asked the streaming request; says whether a usage event was asked for
   * @throws MalformedBodyException when the reply lacks what the stream must have
   */
  byte[] splitReply(byte[] whole, RequestFacts asked) throws MalformedBodyException;
}
