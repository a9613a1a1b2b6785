/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.engine.Await;
import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.cache.level.Entry;
import dev.parsimony.policy.cache.level.LevelRead;
import dev.parsimony.policy.cache.level.ManualThreads;
import dev.parsimony.policy.cache.level.Notices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directory behind its threads: nobody waits long, and trouble is told once. */
class DiskLevelTest {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final Fingerprint KEY = TestStore.key("one");

  @TempDir Path parent;
  private final AtomicLong clock = new AtomicLong(TestStore.DAY);
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final ManualThreads threads = new ManualThreads();

  @Test
  void entry_isReadByTheNextProcess() throws Exception {
    DiskLevel first = opened(Map.of());
    put(first, "first");
    first.finish(PATIENCE_NANOS);

    DiskLevel next = opened(Map.of());
    assertThat(next.read(KEY)).isNotNull();
    assertThat(content(next)).isEqualTo("first");
    next.finish(PATIENCE_NANOS);
    assertThat(lines).isEmpty();
  }

  @Test
  void directoryOfAnotherJvm_leavesTheLevelEmpty_andIsToldOnce() throws Exception {
    DiskLevel first = opened(Map.of());
    DiskLevel second = opened(Map.of());
    put(second, "lost");

    assertThat(second.fingerprintKey()).isNull();
    assertThat(second.read(KEY)).isNull();
    assertThat(second.opening(0)).isNull();
    assertThat(lines)
        .containsExactly(
            "cache.disk.directory \""
                + parent
                + "\": another JVM uses the directory; allowed: one JVM at a time; give each its"
                + " own directory, or end that one; going on with the cache in memory alone");
    first.finish(PATIENCE_NANOS);
  }

  @Test
  void directoryOfAnotherJvm_isTakenOverWhenThatOneHasEnded() throws Exception {
    DiskLevel first = opened(Map.of());
    put(first, "first");
    DiskLevel second = opened(Map.of());
    threads.ring();
    assertThat(second.fingerprintKey()).isNull();
    first.finish(PATIENCE_NANOS);

    Await.until(
        "it is open",
        () -> {
          threads.ring();
          return second.fingerprintKey() != null;
        });
    assertThat(content(second)).isEqualTo("first");
    second.finish(PATIENCE_NANOS);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).endsWith("is free now; answers are kept there from now on");
  }

  @Test
  void missingOrShortKey_keepsAnswersOffTheDisk() throws Exception {
    opened(Map.of("key-variable", "CACHE_KEY"));
    assertThat(lines.get(0))
        .contains("key-variable CACHE_KEY is not set; allowed: at least 16 characters");
    opened(Map.of("key-variable", "SHORT"));
    assertThat(lines.get(1)).contains("SHORT has 5 characters; allowed: at least 16 characters");
    assertThat(Files.exists(CacheDirectory.in(parent))).isFalse();
  }

  @Test
  void directoryThatIsRemoved_isToldOnce() throws Exception {
    DiskLevel level = opened(Map.of());
    put(level, "first");
    Await.until("it is written", () -> level.read(KEY) != null);
    try (Stream<Path> files = Files.list(CacheDirectory.in(parent))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(CacheDirectory.in(parent));
    clock.addAndGet(3_000);
    put(level, "second");

    level.finish(PATIENCE_NANOS);
    assertThat(lines)
        .filteredOn(line -> line.contains("was removed while it is used; the next process"))
        .hasSize(1);
  }

  @Test
  void directoryThatCannotBe_isTold() throws Exception {
    Files.writeString(CacheDirectory.in(parent), "a file");
    opened(Map.of());
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).contains("cannot be opened (FileAlreadyExistsException", "allowed: ");
  }

  @Test
  void callsThatComeWhileItOpens_waitForItAndNoLonger() throws Exception {
    threads.hold();
    DiskLevel level = level(Map.of());
    level.begin();
    LevelRead impatient = awaited(level.opening(1_000));
    threads.ring();
    assertThat(impatient.verdict()).isCompletedWithValueMatching(DiskLevelTest::proceeds);
    assertThat(impatient.isLate()).isTrue();

    LevelRead patient = awaited(level.opening(0));
    assertThat(patient.verdict()).isNotDone();
    threads.release("writer");
    patient.verdict().get(30, TimeUnit.SECONDS);
    assertThat(patient.isLate()).isFalse();
    assertThat(level.opening(0)).isNull();
  }

  @Test
  void directoryThatTakesLongToOpen_isNotWaitedForByLaterCalls() {
    threads.hold();
    DiskLevel level = level(Map.of());
    level.begin();
    clock.addAndGet(2_999);
    assertThat(level.opening(0)).isNotNull();
    clock.addAndGet(1);
    assertThat(level.opening(0)).isNull();
  }

  @Test
  void slowRead_isGivenUp() throws Exception {
    DiskLevel first = opened(Map.of());
    put(first, "first");
    first.finish(PATIENCE_NANOS);

    threads.hold();
    DiskLevel next = level(Map.of());
    next.begin();
    LevelRead opening = awaited(next.opening(0));
    threads.release("writer");
    opening.verdict().get(30, TimeUnit.SECONDS);
    LevelRead read = awaited(next.read(KEY));
    threads.ring();

    assertThat(read.verdict()).isCompletedWithValueMatching(DiskLevelTest::proceeds);
    assertThat(read.isLate()).isTrue();
    assertThat(read.entry()).isNull();
    assertThat(awaited(next.read(KEY)).isOver()).isFalse();
  }

  @Test
  void failingWrites_areToldOnce_andTriedAgainAfterAWhile() throws Exception {
    FaultyFiles files = new FaultyFiles();
    Notices notices = new Notices("here", lines::add);
    DiskWriter writer = new DiskWriter(notices, clock::get, () -> {});
    try (TestStore store = TestStore.open(parent, TestStore.MAX_BYTES, files)) {
      files.room(0);
      writer.put(entry("one"), 1);
      writer.put(entry("two"), 2);
      writer.finish(0);
      writer.run(store.store());
      assertThat(lines)
          .contains(
              "here: cannot be written to (IOException: No space left on device); answers are not"
                  + " kept there while that is so")
          .filteredOn(line -> line.contains("No space"))
          .hasSize(1);
    }
  }

  private DiskLevel level(Map<String, String> more) {
    Map<String, String> environment = Map.of("SHORT", "12345");
    return new DiskLevel(
        DiskSettingsTest.settings(parent, more), environment::get, threads, clock::get, lines::add);
  }

  private DiskLevel opened(Map<String, String> more) throws Exception {
    DiskLevel level = level(more);
    level.begin();
    LevelRead opening = level.opening(0);
    if (opening != null) {
      opening.verdict().get(30, TimeUnit.SECONDS);
    }
    return level;
  }

  private void put(DiskLevel level, String content) {
    level.put(new Entry(KEY, clock.get(), clock.get() + 1_000, content.getBytes(UTF_8)), 1);
  }

  private Entry entry(String name) {
    return new Entry(TestStore.key(name), clock.get(), 2 * clock.get(), name.getBytes(UTF_8));
  }

  private static String content(DiskLevel level) throws Exception {
    LevelRead read = awaited(level.read(KEY));
    read.verdict().get(30, TimeUnit.SECONDS);
    Entry entry = read.entry();
    assertThat(entry).isNotNull();
    return new String(entry.content(), UTF_8);
  }

  private static LevelRead awaited(LevelRead read) {
    assertThat(read).isNotNull();
    return read;
  }

  private static boolean proceeds(Verdict verdict) {
    return verdict.kind() == Verdict.Kind.PROCEED;
  }
}
