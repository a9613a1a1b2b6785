/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import static java.util.Objects.requireNonNull;

import dev.parsimony.adapter.Adapter;
import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.adapter.LoaderContext;
import dev.parsimony.bootstrap.CallHandler;
import dev.parsimony.engine.Engine;
import dev.parsimony.engine.Guard;
import dev.parsimony.engine.RetryScope;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Brings the calls of woven methods to the adapter of their class. */
final class Dispatcher implements CallHandler {

  /* A loop asks for no engine. */
  private static final Entry RETRYING = new Entry(null, null);

  private final Supplier<? extends @Nullable Engine> engine;
  private final Consumer<String> log;
  private final AtomicBoolean toldOfClient = new AtomicBoolean();
  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  /* Kept by the woven class itself, so that an adapter goes when its application goes. */
  private final ClassValue<Entry> entries =
      new ClassValue<Entry>() {
        @Override
        protected Entry computeValue(Class<?> woven) {
          return entryOf(woven);
        }
      };

  Dispatcher(Supplier<? extends @Nullable Engine> engine, Consumer<String> log) {
    this.engine = engine;
    this.log = log;
  }

  @Override
  public @Nullable Object @Nullable [] handle(
      String method, Object target, @Nullable Object[] arguments) {
    Class<?> woven = target instanceof Class ? (Class<?>) target : target.getClass();
    Entry entry = entries.get(woven);
    if (entry == RETRYING) {
      retrying(method);
      return null;
    }
    if (entry.adapter == null) {
      reportOnce(entry.notCovered);
      return null;
    }
    entry.called = true;
    return entry.adapter.call(method, target, arguments);
  }

  private static void retrying(String event) {
    if (event.equals(Surrounding.ENTER)) {
      RetryScope.enter();
    } else {
      RetryScope.leave();
    }
  }

  /* Of a class that has not called yet it cannot be told whether it was woven. */
  private boolean hasTaken(String className, @Nullable ClassLoader loader) {
    try {
      Entry entry = entries.get(Class.forName(className, false, loader));
      return entry.adapter != null && entry.called;
    } catch (ClassNotFoundException | LinkageError notThere) {
      return false;
    }
  }

  private void reportOnce(@Nullable String notCovered) {
    if (notCovered != null && reported.add(notCovered)) {
      log.accept(notCovered + " is not covered: its calls pass through unseen");
    }
  }

  /* A failure is kept too: a library that cannot be adapted is left alone for good. */
  private Entry entryOf(Class<?> woven) {
    Seam seam = Seams.of(woven.getName());
    if (seam == null) {
      // The woven method may be inherited; an adapter is made once for it, not for each heir.
      Class<?> above = woven.getSuperclass();
      return above == null ? new Entry(null, null) : entries.get(above);
    }
    return Guard.call(
        "set-up of the adapter of " + seam.client(),
        () -> entryOf(seam, woven),
        new Entry(null, null));
  }

  private Entry entryOf(Seam seam, Class<?> woven) throws Exception {
    if (!seam.className().equals(woven.getName())) {
      // A class of the application's, or of the library's, that extends the woven one.
      return entries.get(woven.getSuperclass());
    }
    if (seam.isRetrying()) {
      return RETRYING;
    }
    if (seam.home() != null) {
      return entries.get(Class.forName(seam.home(), false, woven.getClassLoader()));
    }
    if (seam.adapter() == null) {
      return new Entry(null, seam.client());
    }
    Engine awake = engine.get();
    return awake == null
        ? new Entry(null, null)
        : new Entry(requireNonNull(adapterOf(seam, awake, woven), "no adapter"), null);
  }

  private Adapter adapterOf(Seam seam, Engine awake, Class<?> woven) throws Exception {
    ClassLoader library = woven.getClassLoader();
    String version = LibraryVersion.of(woven);
    AdapterTools tools =
        new AdapterTools(
            awake, new LoaderContext(library, seam.library()), version, this::hasTaken);
    String adapter = requireNonNull(seam.adapter());
    Adapter made =
        (Adapter)
            Class.forName(adapter, true, new AdapterLoader(library, adapter))
                .getConstructor(AdapterTools.class)
                .newInstance(tools);
    if (toldOfClient.compareAndSet(false, true)) {
      log.accept("mode=" + awake.mode() + " client=" + seam.client() + " " + version);
    }
    return made;
  }

  /** What a woven class leads to: an adapter, or the name of what is not covered, or nothing. */
  private static final class Entry {

    private final @Nullable Adapter adapter;
    private final @Nullable String notCovered;
    private volatile boolean called;

    Entry(@Nullable Adapter adapter, @Nullable String notCovered) {
      this.adapter = adapter;
      this.notCovered = notCovered;
    }
  }
}
