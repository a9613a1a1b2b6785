/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import static java.util.Objects.requireNonNull;

import dev.parsimony.adapter.Adapter;
import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.adapter.LoaderContext;
import dev.parsimony.bootstrap.CallHandler;
import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.engine.Engine;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings the calls of woven methods to the adapter of their class. */
final class Dispatcher implements CallHandler {

  private final Engine engine;
  private final Consumer<String> log;
  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  /* Kept by the woven class itself, so that an adapter goes when its application goes. */
  private final ClassValue<Entry> entries =
      new ClassValue<Entry>() {
        @Override
        protected Entry computeValue(Class<?> woven) {
          return entryOf(woven);
        }
      };

  Dispatcher(Engine engine, Consumer<String> log) {
    this.engine = engine;
    this.log = log;
  }

  @Override
  public @Nullable Object @Nullable [] handle(
      String method, Object target, @Nullable Object[] arguments) {
    Class<?> woven = target instanceof Class ? (Class<?>) target : target.getClass();
    Entry entry = entries.get(woven);
    if (entry.adapter == null) {
      reportOnce(entry.notCovered);
      return null;
    }
    return entry.adapter.call(method, target, arguments);
  }

  private void reportOnce(@Nullable String notCovered) {
    if (notCovered != null && reported.add(notCovered)) {
      log.accept(notCovered + " is not covered: its calls pass through unseen");
    }
  }

  /* A failure is kept too: a library that cannot be adapted is left alone for good. */
  private Entry entryOf(Class<?> woven) {
    Seam seam = Seam.of(woven.getName());
    if (seam == null) {
      return new Entry(null, null);
    }
    try {
      return entryOf(seam, woven);
    } catch (Throwable failure) {
      SuppressedFailures.record("set-up of the adapter of " + seam.client(), failure);
      return new Entry(null, null);
    }
  }

  private Entry entryOf(Seam seam, Class<?> woven) throws Exception {
    if (seam.home() != null) {
      return entries.get(Class.forName(seam.home(), false, woven.getClassLoader()));
    }
    return seam.adapter() == null
        ? new Entry(null, seam.client())
        : new Entry(requireNonNull(adapterOf(seam, seam.adapter(), woven), "no adapter"), null);
  }

  private Adapter adapterOf(Seam seam, String adapter, Class<?> woven) throws Exception {
    ClassLoader library = woven.getClassLoader();
    AdapterTools tools =
        new AdapterTools(
            engine,
            new LoaderContext(library, seam.library()),
            LibraryVersion.of(woven.getProtectionDomain()));
    return (Adapter)
        Class.forName(adapter, true, new AdapterLoader(library, adapter))
            .getConstructor(AdapterTools.class)
            .newInstance(tools);
  }

  /** What a woven class leads to: an adapter, or the name of what is not covered, or nothing. */
  private static final class Entry {

    private final @Nullable Adapter adapter;
    private final @Nullable String notCovered;

    Entry(@Nullable Adapter adapter, @Nullable String notCovered) {
      this.adapter = adapter;
      this.notCovered = notCovered;
    }
  }
}
