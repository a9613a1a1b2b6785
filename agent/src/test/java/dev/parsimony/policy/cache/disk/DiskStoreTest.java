/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.policy.FileAccess;
import dev.parsimony.policy.cache.level.RecordHead;
import dev.parsimony.policy.cache.level.UnusableStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is put is found again, within the bound and until it expires. */
class DiskStoreTest {

  private static final String SECRET = "correct horse battery staple";

  @TempDir Path parent;

  @Test
  void entries_areFoundAgain_byThisStoreAndTheNext() throws Exception {
    byte[] key;
    try (TestStore store = TestStore.open(parent).put("one", "first").put("two", "")) {
      key = store.store().fingerprintKey();
      assertThat(store.get("one")).isEqualTo("first");
      assertThat(store.get("two")).isEmpty();
      assertThat(store.get("three")).isNull();
    }
    try (TestStore next = TestStore.open(parent)) {
      assertThat(next.get("one")).isEqualTo("first");
      assertThat(next.get("two")).isEmpty();
      assertThat(next.store().has(TestStore.key("two"))).isTrue();
      assertThat(next.store().has(TestStore.key("three"))).isFalse();
      assertThat(next.store().fingerprintKey()).isEqualTo(key);
      assertThat(next.store().damages()).isZero();
    }
  }

  @Test
  void directories_haveKeysOfTheirOwn() throws Exception {
    try (TestStore one = TestStore.open(parent.resolve("a"));
        TestStore other = TestStore.open(parent.resolve("b"))) {
      assertThat(one.store().fingerprintKey()).isNotEqualTo(other.store().fingerprintKey());
    }
  }

  @Test
  void laterEntry_replacesTheEarlier_alsoAfterARestart() throws Exception {
    try (TestStore store = TestStore.open(parent).put("one", "old").put("one", "new")) {
      assertThat(store.get("one")).isEqualTo("new");
    }
    try (TestStore next = TestStore.open(parent)) {
      assertThat(next.get("one")).isEqualTo("new");
    }
  }

  @Test
  void answerThatWasAskedForEarlier_doesNotReplaceALaterOne() throws Exception {
    try (TestStore store = TestStore.open(parent)) {
      store.put("one", "asked later", 2 * TestStore.DAY, 7);
      store.put("one", "asked earlier", 2 * TestStore.DAY, 6);
      assertThat(store.get("one")).isEqualTo("asked later");
    }
  }

  @Test
  void entryFromBeforeTheStart_isReplacedByAnyOfThisProcess() throws Exception {
    TestStore.open(parent).put("one", "before").put("two", "second").close();
    try (TestStore next = TestStore.open(parent).put("one", "now")) {
      assertThat(next.get("one")).isEqualTo("now");
    }
  }

  @Test
  void expiredEntries_areNotFound_andWholeExpiredSegmentsLeave() throws Exception {
    AtomicLong clock = new AtomicLong(TestStore.DAY);
    try (TestStore store =
        TestStore.open(parent, TestStore.MAX_BYTES, null, new FileAccess(), clock)) {
      store.put("one", "first", TestStore.DAY + 1_000, 1);
      clock.addAndGet(999);
      assertThat(store.get("one")).isEqualTo("first");
      clock.addAndGet(1);
      assertThat(store.get("one")).isNull();
      assertThat(store.store().has(TestStore.key("one"))).isFalse();
      List<Path> before = TestStore.segments(parent);
      store.put("two", "second");
      assertThat(TestStore.segments(parent)).doesNotContainAnyElementsOf(before);
      assertThat(store.store().size()).isEqualTo(1);
    }
  }

  @Test
  void entryFromAFutureThatTheClockDoesNotKnow_isNotFound() throws Exception {
    AtomicLong clock = new AtomicLong(10 * TestStore.DAY);
    try (TestStore store =
        TestStore.open(parent, TestStore.MAX_BYTES, null, new FileAccess(), clock)) {
      store.put("one", "first");
      clock.addAndGet(-30_000);
      assertThat(store.get("one")).isEqualTo("first");
      clock.addAndGet(-TestStore.DAY);
      assertThat(store.get("one")).isNull();
    }
  }

  @Test
  void files_areForTheirOwnerAlone() throws Exception {
    Path directory = CacheDirectory.in(parent);
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path lock = Files.createFile(directory.resolve("lock"));
    Files.setPosixFilePermissions(lock, PosixFilePermissions.fromString("rw-rw-rw-"));

    TestStore.open(parent).put("one", "first").close();

    assertThat(permissions(directory)).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).hasSize(3).allMatch(file -> permissions(file).equals("rw-------"));
    }
  }

  @Test
  void bound_isKept_andTheOldestLeave() throws Exception {
    String content = "x".repeat(1_000);
    try (TestStore store = TestStore.open(parent, 64 << 10, new FileAccess())) {
      for (int i = 0; i < 500; i++) {
        store.put("entry " + i, content + i);
        assertThat(TestStore.bytes(parent)).isLessThanOrEqualTo(64 << 10);
        assertThat(store.store().bytes()).isEqualTo(TestStore.bytes(parent));
      }
      assertThat(store.get("entry 0")).isNull();
      assertThat(store.get("entry 499")).isEqualTo(content + 499);
      assertThat(store.get("entry 450")).isEqualTo(content + 450);
    }
  }

  @Test
  void smallerBound_isKeptFromTheNextStartOn() throws Exception {
    try (TestStore store = TestStore.open(parent, 256 << 10, new FileAccess())) {
      for (int i = 0; i < 200; i++) {
        store.put("entry " + i, "x".repeat(1_000) + i);
      }
    }
    try (TestStore next = TestStore.open(parent, 64 << 10, new FileAccess())) {
      assertThat(TestStore.bytes(parent)).isLessThanOrEqualTo(64 << 10);
      assertThat(next.get("entry 199")).endsWith("x199");
      assertThat(next.get("entry 0")).isNull();
    }
  }

  @Test
  void entryThatIsTooLargeForTheBound_isNotKept() throws Exception {
    try (TestStore store = TestStore.open(parent, 64 << 10, new FileAccess())) {
      store.put("small", "first").put("large", "x".repeat(20_000));
      assertThat(store.get("large")).isNull();
      assertThat(store.get("small")).isEqualTo("first");
    }
  }

  @Test
  void segmentThatCannotBeDeleted_stillCountsInTheBound() throws Exception {
    FaultyFiles files = new FaultyFiles();
    try (TestStore store = TestStore.open(parent, 64 << 10, files)) {
      files.keeping(true);
      int written = 0;
      try {
        for (; written < 500; written++) {
          store.put("entry " + written, "x".repeat(1_000));
        }
      } catch (IOException bound) {
        assertThat(bound).hasMessageContaining("bound");
      }
      assertThat(written).isBetween(40, 64);
      assertThat(TestStore.bytes(parent)).isLessThanOrEqualTo(64 << 10);

      files.keeping(false);
      store.put("after", "again");
      assertThat(store.get("after")).isEqualTo("again");
      assertThat(store.store().bytes()).isEqualTo(TestStore.bytes(parent));
    }
  }

  @Test
  void fullDisk_costsTheEntryThatDidNotFit_andNoOther() throws Exception {
    FaultyFiles files = new FaultyFiles();
    try (TestStore store = TestStore.open(parent, TestStore.MAX_BYTES, files)) {
      store.put("one", "first");
      long before = TestStore.bytes(parent);
      for (int room = 0; room < 90; room++) {
        files.room(room);
        assertThatThrownBy(() -> store.put("two", "does not fit")).hasMessageContaining("No space");
        assertThat(TestStore.bytes(parent)).isEqualTo(before);
        assertThat(store.get("two")).isNull();
      }
      files.room(Long.MAX_VALUE);
      store.put("three", "fits");
    }
    try (TestStore next = TestStore.open(parent)) {
      assertThat(next.get("one")).isEqualTo("first");
      assertThat(next.get("two")).isNull();
      assertThat(next.get("three")).isEqualTo("fits");
      assertThat(next.store().damages()).isZero();
    }
  }

  @Test
  void halfRecordThatCannotBeCutOff_endsItsSegment() throws Exception {
    FaultyFiles files = new FaultyFiles();
    try (TestStore store = TestStore.open(parent, TestStore.MAX_BYTES, files)) {
      store.put("one", "first");
      files.room(50).uncuttable(true);
      assertThatThrownBy(() -> store.put("two", "does not fit")).hasMessageContaining("No space");
      assertThat(store.store().bytes()).isEqualTo(TestStore.bytes(parent));
      files.room(Long.MAX_VALUE);
      store.put("three", "fits");
      assertThat(TestStore.segments(parent)).hasSize(2);
    }
    try (TestStore next = TestStore.open(parent)) {
      assertThat(next.get("one")).isEqualTo("first");
      assertThat(next.get("three")).isEqualTo("fits");
    }
  }

  @Test
  void encryptedContents_areReadWithTheirKeyAlone() throws Exception {
    TestStore.open(parent, SECRET).put("one", "a confidential answer").close();
    Path segment = TestStore.segments(parent).get(0);
    assertThat(new String(Files.readAllBytes(segment), ISO_8859_1)).doesNotContain("confidential");
    byte[] before = Files.readAllBytes(segment);

    assertUnusable("another wrong horse battery", "encrypted with another key");
    assertUnusable(null, "encrypted, and no key-variable is set");

    assertThat(Files.readAllBytes(segment)).isEqualTo(before);
    try (TestStore next = TestStore.open(parent, SECRET)) {
      assertThat(next.get("one")).isEqualTo("a confidential answer");
    }
  }

  @Test
  void plainContents_areNotMixedWithEncryptedOnes() throws Exception {
    TestStore.open(parent).put("one", "first").close();
    assertUnusable(SECRET, "not encrypted, and a key-variable is set");
  }

  @Test
  void sameTextTwice_isEncryptedDifferently() throws Exception {
    TestStore.open(parent, SECRET).put("one", "same text").put("two", "same text").close();
    byte[] bytes = Files.readAllBytes(TestStore.segments(parent).get(0));
    int length = bytes.length / 2;
    String one = new String(bytes, RecordHead.BYTES, length - RecordHead.BYTES, ISO_8859_1);
    String two =
        new String(bytes, length + RecordHead.BYTES, length - RecordHead.BYTES, ISO_8859_1);
    assertThat(one).isNotEqualTo(two);
  }

  @Test
  void secondStoreInOneDirectory_isTurnedAway_untilTheFirstIsClosed() throws Exception {
    try (TestStore first = TestStore.open(parent).put("one", "first")) {
      assertUnusable(null, "another JVM uses the directory");
      assertThat(first.get("one")).isEqualTo("first");
    }
    try (TestStore second = TestStore.open(parent)) {
      assertThat(second.get("one")).isEqualTo("first");
    }
  }

  @Test
  void otherVersion_isTurnedAway_andLeftAsItIs() throws Exception {
    TestStore.open(parent).put("one", "first").close();
    Path head = TestStore.head(parent);
    String text = Files.readString(head);
    Files.writeString(head, text.replace("parsimony-cache 2", "parsimony-cache 27"));
    byte[] before = Files.readAllBytes(TestStore.segments(parent).get(0));

    assertUnusable(null, "has format version 27; allowed: version 2");
    assertThat(Files.readAllBytes(TestStore.segments(parent).get(0))).isEqualTo(before);

    Files.writeString(head, text);
    try (TestStore next = TestStore.open(parent)) {
      assertThat(next.get("one")).isEqualTo("first");
    }
  }

  @Test
  void lostHead_isTurnedAway_whileThereAreAnswers() throws Exception {
    TestStore.open(parent).put("one", "first").close();
    Files.delete(TestStore.head(parent));
    assertUnusable(null, "answers in it but no file head");
    assertThat(TestStore.segments(parent)).hasSize(1);

    Files.delete(TestStore.segments(parent).get(0));
    TestStore.open(parent).close();
  }

  @Test
  void damagedHead_isTurnedAway_whicheverByteItIs() throws Exception {
    TestStore.open(parent).put("one", "first").close();
    byte[] head = Files.readAllBytes(TestStore.head(parent));
    for (int i = 0; i < head.length; i++) {
      byte[] damaged = head.clone();
      damaged[i] ^= 4;
      Files.write(TestStore.head(parent), damaged);
      assertThatThrownBy(() -> TestStore.open(parent))
          .isInstanceOf(UnusableStoreException.class)
          .hasMessageContaining("allowed: ");
    }
    Files.write(TestStore.head(parent), new byte[1 << 16]);
    assertUnusable(null, "damaged");
  }

  @Test
  void draftOfAHead_thatTheEndOfAProcessLeft_doesNotMatter() throws Exception {
    Files.createDirectories(CacheDirectory.in(parent));
    Files.writeString(
        CacheDirectory.in(parent).resolve("head.new"), "parsimony-cache 1\nsa".repeat(50));
    TestStore.open(parent).put("one", "first").close();
    try (TestStore next = TestStore.open(parent)) {
      assertThat(next.get("one")).isEqualTo("first");
    }
  }

  @Test
  void failedRecovery_letsGoOfTheDirectory() throws Exception {
    TestStore.open(parent).put("one", "first").close();
    Path unreadable = CacheDirectory.in(parent).resolve("segment-000000000009");
    Files.createDirectory(unreadable);
    assertThatThrownBy(() -> TestStore.open(parent)).isInstanceOf(IOException.class);

    Files.delete(unreadable);
    try (TestStore next = TestStore.open(parent)) {
      assertThat(next.get("one")).isEqualTo("first");
    }
  }

  @Test
  void reads_whileSegmentsLeave_giveTheRightContentOrNone() throws Exception {
    ExecutorService readers = Executors.newFixedThreadPool(2);
    AtomicBoolean over = new AtomicBoolean();
    try (TestStore store = TestStore.open(parent, 64 << 10, new FileAccess())) {
      Callable<Integer> reading =
          () -> {
            int found = 0;
            for (int i = 0; !over.get(); i = (i + 7) % 300) {
              String content = store.get("entry " + i);
              assertThat(content).satisfiesAnyOf(c -> assertThat(c).isNull(), wholly(i));
              found += content == null ? 0 : 1;
            }
            return found;
          };
      Future<Integer> one = readers.submit(reading);
      Future<Integer> two = readers.submit(reading);
      for (int i = 0; i < 3_000; i++) {
        store.put("entry " + i % 300, content(i % 300));
      }
      over.set(true);
      assertThat(one.get() + two.get()).isPositive();
      assertThat(store.store().damages()).isZero();
    } finally {
      over.set(true);
      readers.shutdownNow();
    }
  }

  private static Consumer<String> wholly(int i) {
    return content -> assertThat(content).isEqualTo(content(i));
  }

  private static String content(int i) {
    return ("content of " + i + " ").repeat(80);
  }

  private void assertUnusable(@Nullable String secret, String found) {
    assertThatThrownBy(() -> TestStore.open(parent, secret))
        .isInstanceOf(UnusableStoreException.class)
        .hasMessageContaining(found)
        .hasMessageContaining("; allowed: ");
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
