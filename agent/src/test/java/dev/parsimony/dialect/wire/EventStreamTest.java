/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: a\n\ndata: b\n\n",
        "data:a\r\n\r\ndata:b\r\n\r\n",
        "data: a\r\rdata: b\r\r",
        "\uFEFFdata: a\n\ndata: b\n\n",
        ": a comment\n\nevent: x\nid: 7\nretry: 1\ndata: a\n\n\n\nevent: none\n\ndata: b\n\n",
        "datax: z\n:data: z\ndata: a\n\ndata: b\n\ndata: not ended",
        "data: a\n\ndata: b\n\ndata: not ended\n",
        "data: a\n\ndata: b\n\nevent: [DONE]"
      })
  void events_areSplitAsTheStandardSays(String stream) {
    assertThat(events(stream)).containsExactly("a", "b");
  }

  @Test
  void linesOfOneEvent_areJoined() {
    assertThat(events("data: {\r\ndata:  \"a\"\r\ndata\r\ndata:}\r\n\r\n"))
        .containsExactly("{\n \"a\"\n\n}");
  }

  @Test
  void manyLinesOfOneEvent_areJoined() {
    assertThat(events("data:x\n".repeat(200_000) + "\n").get(0)).hasSize(399_999);
  }

  @Test
  void endMark_isSeenWithOrWithoutItsBlankLine() {
    for (String end : List.of("", "\n", "\n\n", "\r\n", " \n\n")) {
      EventStream events = reader("data: a\n\ndata: [DONE]" + end);
      assertThat(events.advance()).isTrue();
      assertThat(events.isDone()).isFalse();
      assertThat(events.advance()).isTrue();
      assertThat(events.isDone()).isTrue();
    }
  }

  @Test
  void nothing_hasNoEvents() {
    assertThat(events("")).isEmpty();
    assertThat(events("\n\n\n")).isEmpty();
    assertThat(events("data")).isEmpty();
  }

  @Test
  void emptyData_isAnEvent() {
    assertThat(events("data:\n\n")).containsExactly("");
  }

  private static List<String> events(String stream) {
    List<String> events = new ArrayList<>();
    EventStream reader = reader(stream);
    while (reader.advance()) {
      events.add(new String(reader.data(), StandardCharsets.UTF_8));
    }
    return events;
  }

  private static EventStream reader(String stream) {
    return new EventStream(stream.getBytes(StandardCharsets.UTF_8));
  }
}
