/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.exchange.Usage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stored answers as bytes. */
final class AnswerFormat {

  private static final int VERSION = 1;
  private static final int STREAM = 1;
  private static final int USAGE_IN_STREAM = 2;
  private static final int TOOL_CALLS = 4;
  private static final int USAGE = 8;
  private static final int SNAPSHOT = 16;

  /** Null for one that does not hold what it said. */
  static byte @Nullable [] write(StoredAnswer answer) {
    byte[] body = answer.body();
    if (body == null) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 256);
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      Usage usage = answer.savedTokens().usage();
      String snapshot = answer.term().snapshot().lastingName();
      out.writeByte(VERSION);
      out.writeByte(
          (answer.isStream() ? STREAM : 0)
              | (answer.isUsageInStream() ? USAGE_IN_STREAM : 0)
              | (answer.toolCalls() ? TOOL_CALLS : 0)
              | (usage == null ? 0 : USAGE)
              | (snapshot.isEmpty() ? 0 : SNAPSHOT));
      out.writeLong(answer.term().ttl().toNanos());
      if (!snapshot.isEmpty()) {
        write(snapshot, out);
      }
      if (usage != null) {
        write(usage, out);
      }
      write(answer.headers().kept(), out);
      out.writeInt(body.length);
      out.write(body);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /**
   * An answer of an earlier process, older than all of this one.
   *
   * @param storedAt the ticker's nanoseconds
   * @param screening what the call went through that is going to get it
   * @param snapshots takes the name of the model that said it
   * @return null when this is none
   */
  static @Nullable StoredAnswer read(
      byte[] bytes, long storedAt, Screening screening, Function<String, Snapshot> snapshots) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != VERSION) {
        return null;
      }
      int flags = in.readByte();
      Duration ttl = Duration.ofNanos(in.readLong());
      String snapshot = (flags & SNAPSHOT) == 0 ? "" : text(in);
      Usage usage = (flags & USAGE) == 0 ? null : usage(in);
      ReplyHeaders headers = ReplyHeaders.ofKept(headers(in));
      byte[] body = bytes(in);
      Term term = new Term(0, storedAt, ttl, snapshots.apply(snapshot));
      return new StoredAnswer(
          body,
          headers,
          (flags & STREAM) != 0,
          (flags & USAGE_IN_STREAM) != 0,
          (flags & TOOL_CALLS) != 0,
          new SavedTokens(usage),
          term,
          screening);
    } catch (IOException | RuntimeException malformed) {
      return null;
    }
  }

  private static void write(Usage usage, DataOutputStream out) throws IOException {
    out.writeLong(usage.input());
    out.writeLong(usage.output());
    out.writeLong(usage.cacheRead());
    out.writeLong(usage.cacheWrite());
    out.writeLong(usage.reasoning());
    out.writeLong(usage.longLivedWrite());
  }

  private static Usage usage(DataInputStream in) throws IOException {
    return new Usage(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong())
        .withLongLivedWrite(in.readLong());
  }

  private static void write(Map<String, List<String>> headers, DataOutputStream out)
      throws IOException {
    out.writeInt(headers.size());
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      write(header.getKey(), out);
      out.writeInt(header.getValue().size());
      for (String value : header.getValue()) {
        write(value, out);
      }
    }
  }

  private static Map<String, List<String>> headers(DataInputStream in) throws IOException {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      String name = text(in);
      List<String> values = new ArrayList<>();
      int most = in.readInt();
      for (int j = 0; j < most; j++) {
        values.add(text(in));
      }
      headers.put(name, values);
    }
    return headers;
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new EOFException("cut off");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  private AnswerFormat() {}
}
