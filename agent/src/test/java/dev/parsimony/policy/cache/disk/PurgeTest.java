/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.engine.Await;
import dev.parsimony.policy.FileAccess;
import dev.parsimony.policy.cache.level.RecordHead;
import dev.parsimony.policy.cache.level.Selection;
import dev.parsimony.policy.cache.level.Selection.Criterion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is erased is gone from the files, whoever does it and wherever it ends. */
class PurgeTest {

  private static final Selection OF_ONE = Selection.ALL.with(Criterion.RULE, "one");
  private static final String SECRET = "a secret of the operator";

  @TempDir Path parent;
  private final AtomicInteger purged = new AtomicInteger();

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = SECRET)
  void chosenEntries_areGone_atOnceAndAfterARestart(@Nullable String secret) throws Exception {
    try (TestStore store = filled(secret)) {
      assertThat(store.store().purge(OF_ONE)).isEqualTo(1);
      assertFound(store, null, "of two");
      store.under("one").put("a", "anew");
      assertFound(store, "anew", "of two");
    }
    try (TestStore next = TestStore.open(parent, secret)) {
      assertFound(next, "anew", "of two");
      assertThat(next.store().damages()).isZero();
    }
  }

  @Test
  void entryThatReplacedAChosenOne_isGoneWithIt_andTheOlderOneDoesNotComeBack() throws Exception {
    try (TestStore store = filled(null).under("two").put("a", "later, of two")) {
      store.store().purge(OF_ONE);
      assertFound(store, null, "of two");
    }
    try (TestStore next = filled(null).under("one").put("b", "later, of one")) {
      next.store().purge(OF_ONE);
      assertThat(next.get("b")).isNull();
    }
    assertThat(content()).doesNotContain("later", "of one", "of two");
    try (TestStore last = TestStore.open(parent)) {
      assertFound(last, null, null);
    }
  }

  @Test
  void purgeThatEndsAnywhere_leavesNoOtherEntryWrong_andIsDoneByTheNextOne() throws Exception {
    filled(null).close();
    Path segment = TestStore.segments(parent).get(0);
    byte[] before = Files.readAllBytes(segment);
    try (TestStore store = TestStore.open(parent)) {
      store.store().purge(OF_ONE);
    }
    byte[] after = Files.readAllBytes(segment);
    int length = before.length / 2;
    // The content is written first, and the head last.
    for (int step = 0; step <= length; step++) {
      byte[] half = before.clone();
      int content = Math.min(step, length - RecordHead.BYTES);
      System.arraycopy(after, RecordHead.BYTES, half, RecordHead.BYTES, content);
      System.arraycopy(after, 0, half, 0, step - content);
      Files.write(segment, half);
      request(OF_ONE);
      try (TestStore store = TestStore.open(parent)) {
        assertFound(store, null, "of two");
      }
      assertThat(content()).doesNotContain(" one");
      assertThat(purges()).isEmpty();
    }
  }

  @Test
  void request_isTakenUpByTheStoreThatIsOpen_once() throws Exception {
    try (TestStore store = filled(null)) {
      request(OF_ONE);
      store.store().takeUpPurges(purged::incrementAndGet);
      store.store().takeUpPurges(purged::incrementAndGet);

      assertFound(store, null, "of two");
      assertThat(purged).hasValue(1);
      assertThat(purges()).isEmpty();
    }
  }

  @Test
  void requestThatIsNone_erasesNothing_andIsTakenAway() throws Exception {
    byte[] whole = OF_ONE.format();
    List<byte[]> wrong =
        List.of(
            new byte[0],
            Arrays.copyOf(whole, whole.length - 4),
            "parsimony-purge 1\n".getBytes(UTF_8),
            "parsimony-purge 2\nend\n".getBytes(UTF_8),
            "parsimony-purge 1\nrules b25l\nend\n".getBytes(UTF_8),
            "parsimony-purge 1\nrule\nend\n".getBytes(UTF_8),
            "parsimony-purge 1\nrule *\nend\n".getBytes(UTF_8),
            "parsimony-purge 1\nbefore b25l\nend\n".getBytes(UTF_8));
    try (TestStore store = filled(null)) {
      for (byte[] bytes : wrong) {
        Files.write(CacheDirectory.in(parent).resolve("purge-0123456789abcdef"), bytes);
        store.store().takeUpPurges(purged::incrementAndGet);
        assertFound(store, "of one", "of two");
        assertThat(purges()).isEmpty();
      }
      assertThat(purged).hasValue(0);
    }
  }

  @Test
  void purgeFromOutside_goesOnItsOwn_whenTheOtherHasEnded() throws Exception {
    TestStore store = filled(null);
    DirectoryPurge purge = view().purge();
    int[] pauses = {0};
    DirectoryPurge.Outcome outcome =
        purge.run(
            OF_ONE,
            () -> {
              if (++pauses[0] == 3) {
                close(store);
              }
            });

    assertThat(outcome).isEqualTo(DirectoryPurge.Outcome.DONE);
    assertThat(content()).doesNotContain("of one");
    assertThat(purges()).isEmpty();
  }

  @Test
  void requestThatNobodyTakesUp_isToldAsWaiting_andDoneAtTheNextStart() throws Exception {
    try (TestStore store = filled(null)) {
      assertThat(view().purge().run(OF_ONE, () -> {})).isEqualTo(DirectoryPurge.Outcome.WAITING);
      assertFound(store, "of one", "of two");
    }
    try (TestStore next = TestStore.open(parent)) {
      assertFound(next, null, "of two");
    }
  }

  @Test
  void applicationThatStartsWhileTheCommandLineErases_waitsForIt() throws Exception {
    filled(null).close();
    CacheDirectory held = CacheDirectory.holdBriefly(parent, new FileAccess());
    assertThat(held).isNotNull();
    Thread ends =
        new Thread(
            () -> {
              Await.until("the lock is waited for", this::waitsForTheLock);
              close(held);
            });
    waiting = Thread.currentThread();
    ends.start();

    try (TestStore store = TestStore.open(parent)) {
      assertFound(store, "of one", "of two");
    }
    ends.join();
  }

  @Test
  void view_readsBesideTheStoreThatWrites_andLeavesATornEndAlone() throws Exception {
    try (TestStore store = filled(null)) {
      Path segment = TestStore.segments(parent).get(0);
      byte[] whole = Files.readAllBytes(segment);
      for (int length = whole.length; length > 0; length -= 11) {
        Files.write(segment, Arrays.copyOf(whole, length));
        assertThat(view().entries(TestStore.DAY)).hasSizeLessThanOrEqualTo(2);
        assertThat(Files.size(segment)).isEqualTo(length);
      }
      Files.write(segment, whole);
      assertThat(view().entries(TestStore.DAY))
          .extracting(entry -> entry.label().rule())
          .containsExactly("one", "two");
      assertThat(view().entries(3 * TestStore.DAY)).isEmpty();
      assertThat(store.get("a")).isEqualTo("of one");
    }
  }

  private volatile Thread waiting = Thread.currentThread();

  private boolean waitsForTheLock() {
    return waiting.getState() == Thread.State.TIMED_WAITING;
  }

  private TestStore filled(@Nullable String secret) throws Exception {
    return TestStore.open(parent, secret)
        .under("one")
        .put("a", "of one")
        .under("two")
        .put("b", "of two");
  }

  private static void assertFound(TestStore store, @Nullable String a, @Nullable String b)
      throws Exception {
    assertThat(store.get("a")).isEqualTo(a);
    assertThat(store.get("b")).isEqualTo(b);
  }

  private DirectoryView view() throws Exception {
    return DirectoryView.open(parent, null, variable -> null);
  }

  private void request(Selection selection) throws Exception {
    Path file = CacheDirectory.in(parent).resolve("purge-0123456789abcdef");
    new FileAccess().write(file, selection.format());
  }

  private List<Path> purges() throws Exception {
    try (Stream<Path> all = Files.list(CacheDirectory.in(parent))) {
      return all.filter(file -> file.getFileName().toString().startsWith("purge")).toList();
    }
  }

  private String content() throws Exception {
    StringBuilder content = new StringBuilder();
    for (Path segment : TestStore.segments(parent)) {
      content.append(Files.readString(segment, ISO_8859_1));
    }
    return content.toString();
  }

  private static void close(AutoCloseable open) {
    try {
      open.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
