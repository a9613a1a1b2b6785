/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.exchange.MalformedBodyException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.eventstream.HeaderValue;
import software.amazon.awssdk.eventstream.Message;
import software.amazon.awssdk.eventstream.MessageDecoder;

class EventFramesTest {

  @Test
  void framesOfTheSdk_areRead() throws Exception {
    EventFrames frames = new EventFrames(sdkFrames("{\"a\":1}", "", "{\"b\":\"Grüße\"}"));

    assertThat(frames.advance()).isTrue();
    assertThat(frames.header(":event-type")).isEqualTo("chunk");
    assertThat(frames.header("none")).isNull();
    assertThat(Json.write(frames.json())).asString().isEqualTo("{\"a\":1}");
    assertThat(frames.advance()).isTrue();
    assertThat(frames.payload()).isEmpty();
    assertThat(frames.advance()).isTrue();
    assertThat(new String(frames.payload(), StandardCharsets.UTF_8)).contains("Grüße");
    assertThat(frames.advance()).isFalse();
    assertThat(frames.isAtEnd()).isTrue();
  }

  @Test
  void writtenFrames_areWhatTheSdkReads() {
    byte[] written =
        new EventFrameWriter()
            .event("messageStart", Json.objectOf("role", "assistant"))
            .event("x".repeat(200), Json.objectOf())
            .toBytes();

    List<Message> messages = new ArrayList<>();
    new MessageDecoder(messages::add).feed(ByteBuffer.wrap(written));

    assertThat(messages).hasSize(2);
    assertThat(messages.get(0).getHeaders())
        .containsEntry(":event-type", HeaderValue.fromString("messageStart"))
        .containsEntry(":content-type", HeaderValue.fromString("application/json"))
        .containsEntry(":message-type", HeaderValue.fromString("event"));
    assertThat(messages.get(0).getPayload()).asString().isEqualTo("{\"role\":\"assistant\"}");
  }

  @Test
  void headersOfEveryType_arePassedOver() throws Exception {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put("true", HeaderValue.fromBoolean(true));
    headers.put("false", HeaderValue.fromBoolean(false));
    headers.put("byte", HeaderValue.fromByte((byte) 1));
    headers.put("short", HeaderValue.fromShort((short) 1));
    headers.put("int", HeaderValue.fromInteger(1));
    headers.put("long", HeaderValue.fromLong(1));
    headers.put("bytes", HeaderValue.fromByteArray(new byte[300]));
    headers.put("time", HeaderValue.fromTimestamp(Instant.EPOCH));
    headers.put("uuid", HeaderValue.fromUuid(new UUID(1, 2)));
    headers.put("last", HeaderValue.fromString("v"));
    EventFrames frames = new EventFrames(bytes(new Message(headers, new byte[0])));

    assertThat(frames.advance()).isTrue();
    assertThat(frames.header("last")).isEqualTo("v");
    assertThat(frames.header("int")).isNull();
  }

  @Test
  void partOfAFrame_isNotSeen() throws Exception {
    byte[] whole = sdkFrames("{\"a\":1}");
    for (int length = 0; length < whole.length; length++) {
      EventFrames frames = new EventFrames(Arrays.copyOf(whole, length));
      assertThat(frames.advance()).isFalse();
      assertThat(frames.isAtEnd()).isEqualTo(length == 0);
    }
  }

  @Test
  void everyDamagedByte_isNoticed() {
    byte[] whole = sdkFrames("{\"a\":1}");
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 4;
      assertThatThrownBy(() -> new EventFrames(damaged).advance())
          .as("byte %s", i)
          .isInstanceOf(MalformedBodyException.class);
    }
  }

  @Test
  void noise_endsInNothingWorseThanAMalformedBody() {
    Random random = new Random(7);
    int malformed = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] noise = new byte[random.nextInt(64)];
      random.nextBytes(noise);
      try {
        assertThat(new EventFrames(noise).advance()).isFalse();
      } catch (MalformedBodyException e) {
        malformed++;
      }
    }
    assertThat(malformed).isGreaterThan(1_000);
  }

  private static byte[] sdkFrames(String... payloads) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String payload : payloads) {
      Map<String, HeaderValue> headers = Map.of(":event-type", HeaderValue.fromString("chunk"));
      all.writeBytes(bytes(new Message(headers, payload.getBytes(StandardCharsets.UTF_8))));
    }
    return all.toByteArray();
  }

  private static byte[] bytes(Message message) {
    ByteBuffer buffer = message.toByteBuffer();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
