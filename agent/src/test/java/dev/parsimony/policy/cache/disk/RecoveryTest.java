/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever became of the files: what is found is what was put, and damage costs what it hit. */
class RecoveryTest {

  private static final String FIRST = "the first of three contents";
  private static final String SECOND = "the second, a little longer than the first";
  private static final String THIRD = "the third";

  @TempDir Path parent;
  private Path segment = Path.of("");
  private byte[] whole = {};
  private int secondAt;
  private int thirdAt;

  @BeforeEach
  void write() throws Exception {
    try (TestStore store = TestStore.open(parent).put("one", FIRST)) {
      segment = TestStore.segments(parent).get(0);
      secondAt = (int) Files.size(segment);
      store.put("two", SECOND);
      thirdAt = (int) Files.size(segment);
      store.put("three", THIRD);
    }
    whole = Files.readAllBytes(segment);
  }

  @Test
  void tornEnd_atEveryByteOfTheLastRecord_costsThatRecord_andIsWrittenOver() throws Exception {
    for (int length = thirdAt; length < whole.length; length++) {
      Files.write(segment, Arrays.copyOf(whole, length));
      try (TestStore store = TestStore.open(parent)) {
        assertFound(store, FIRST, SECOND, null);
        assertThat(Files.size(segment)).isEqualTo(thirdAt);
        assertThat(store.store().damages()).isZero();
        store.put("three", "anew");
      }
      try (TestStore next = TestStore.open(parent)) {
        assertFound(next, FIRST, SECOND, "anew");
        assertThat(TestStore.segments(parent)).hasSize(1);
      }
    }
  }

  @Test
  void endThatTheMachineFilledWithZeros_isCutOff() throws Exception {
    byte[] zeros = Arrays.copyOf(Arrays.copyOf(whole, thirdAt + 20), whole.length + 100_000);
    Files.write(segment, zeros);
    try (TestStore store = TestStore.open(parent)) {
      assertFound(store, FIRST, SECOND, null);
      assertThat(Files.size(segment)).isEqualTo(thirdAt);
    }
  }

  @Test
  void flippedBit_atEveryByteOfTheMiddle_costsNoOtherRecord() throws Exception {
    for (int at = secondAt; at < thirdAt; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 << at % 8);
      Files.write(segment, damaged);
      try (TestStore store = TestStore.open(parent)) {
        assertFound(store, FIRST, null, THIRD);
        assertThat(store.store().damages()).isEqualTo(1);
      }
    }
  }

  @Test
  void damageAnywhere_givesNoOtherContent() throws Exception {
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      byte[] damaged = whole.clone();
      int at = random.nextInt(damaged.length);
      int length = Math.min(1 + random.nextInt(200), damaged.length - at);
      byte[] garbage = new byte[length];
      random.nextBytes(garbage);
      System.arraycopy(garbage, 0, damaged, at, length);
      Files.write(segment, damaged);
      try (TestStore store = TestStore.open(parent)) {
        assertThat(store.get("one")).isIn(null, FIRST);
        assertThat(store.get("two")).isIn(null, SECOND);
        assertThat(store.get("three")).isIn(null, THIRD);
      }
    }
  }

  @Test
  void bytesThatWereLostOrAdded_costTheirRecordOnly() throws Exception {
    Files.write(segment, without(whole, secondAt + 90, 3));
    try (TestStore store = TestStore.open(parent)) {
      assertFound(store, FIRST, null, THIRD);
    }
    Files.write(segment, with(whole, secondAt, new byte[70_001]));
    try (TestStore store = TestStore.open(parent)) {
      assertFound(store, FIRST, SECOND, THIRD);
    }
  }

  @Test
  void segmentWithoutOneWholeRecord_isLeftAsItIs() throws Exception {
    byte[] garbage = new byte[5_000];
    new Random(6).nextBytes(garbage);
    Files.write(segment, garbage);
    try (TestStore store = TestStore.open(parent).put("one", FIRST)) {
      assertFound(store, FIRST, null, null);
      assertThat(Files.readAllBytes(segment)).isEqualTo(garbage);
    }
  }

  @Test
  void contentThatLooksLikeARecord_isNeverTakenForOne() throws Exception {
    // Whoever chooses a content may know the bytes of a record of some other directory.
    Path other = parent.resolve("other");
    TestStore.open(other).put("forged", "a forged content").close();
    byte[] record = Files.readAllBytes(TestStore.segments(other).get(0));
    int at;
    try (TestStore store = TestStore.open(parent)) {
      at = (int) Files.size(segment);
      store.put("forgery", new String(record, ISO_8859_1)).put("last", "the last content");
    }
    byte[] damaged = Files.readAllBytes(segment);
    damaged[at] ^= 1;
    Files.write(segment, damaged);
    try (TestStore store = TestStore.open(parent)) {
      assertThat(store.get("forged")).isNull();
      assertThat(store.get("last")).isEqualTo("the last content");
    }
  }

  @Test
  void recordUnderAnotherKey_isNotGiven() throws Exception {
    Path other = parent.resolve("other");
    TestStore.open(other).put("one", "of another directory").close();
    Files.copy(
        TestStore.segments(other).get(0),
        CacheDirectory.in(parent).resolve("segment-000000000002"));
    try (TestStore store = TestStore.open(parent)) {
      assertFound(store, FIRST, SECOND, THIRD);
    }
  }

  @Test
  void damageThatComesAfterTheStart_isFoundByTheRead() throws Exception {
    try (TestStore store = TestStore.open(parent)) {
      byte[] damaged = whole.clone();
      damaged[thirdAt - 1] ^= 1;
      Files.write(segment, damaged);
      assertFound(store, FIRST, null, THIRD);
      assertThat(store.store().has(TestStore.key("two"))).isFalse();
      assertThat(store.store().damages()).isEqualTo(1);
    }
  }

  private static void assertFound(
      TestStore store, @Nullable String one, @Nullable String two, @Nullable String three)
      throws Exception {
    assertThat(store.get("one")).isEqualTo(one);
    assertThat(store.get("two")).isEqualTo(two);
    assertThat(store.get("three")).isEqualTo(three);
  }

  private static byte[] without(byte[] bytes, int at, int length) {
    byte[] rest = Arrays.copyOf(bytes, bytes.length - length);
    System.arraycopy(bytes, at + length, rest, at, rest.length - at);
    return rest;
  }

  private static byte[] with(byte[] bytes, int at, byte[] added) {
    byte[] all = Arrays.copyOf(bytes, bytes.length + added.length);
    System.arraycopy(added, 0, all, at, added.length);
    System.arraycopy(bytes, at, all, at + added.length, bytes.length - at);
    return all;
  }
}
