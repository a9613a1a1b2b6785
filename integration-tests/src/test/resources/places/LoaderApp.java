/* SPDX-License-Identifier: Apache-2.0 */
import java.io.File;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Loads a client library in a class loader of its own for each class path that is named, and makes
 * calls with all of them. Told to drop them, it says how many of them have gone.
 */
public class LoaderApp {

  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final String baseUrl;
  private final List<URLClassLoader> kept = new ArrayList<>();
  private final List<WeakReference<ClassLoader>> dropped = new ArrayList<>();
  private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();

  private LoaderApp(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  public static void main(String[] arguments) throws Exception {
    LoaderApp app = new LoaderApp(arguments[1]);
    for (int i = 2; i < arguments.length; i++) {
      if (arguments[0].equals("drop")) {
        // Each question is asked in two of the loaders.
        app.visitAndDrop(arguments[i], "question " + i / 2 + " %s");
      } else {
        app.kept.add(app.visited(arguments[i], "hi"));
      }
    }
    if (arguments[0].equals("drop")) {
      System.out.println("gone: " + app.countGone());
    }
    System.exit(0);
  }

  private void visitAndDrop(String classPath, String prompt) throws Exception {
    URLClassLoader loader = visited(classPath, prompt);
    endThreads(loader);
    loader.close();
    dropped.add(new WeakReference<ClassLoader>(loader, gone));
  }

  /* On a thread of its own, whose thread locals end with it. */
  private URLClassLoader visited(String classPath, final String prompt) throws Exception {
    final URLClassLoader loader = loader(classPath);
    Thread thread =
        new Thread() {
          @Override
          public void run() {
            System.out.println(answers(loader, prompt));
          }
        };
    thread.setContextClassLoader(loader);
    thread.start();
    thread.join();
    return loader;
  }

  private static URLClassLoader loader(String classPath) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String path : classPath.split(File.pathSeparator)) {
      urls.add(new File(path).toURI().toURL());
    }
    return new URLClassLoader(
        urls.toArray(new URL[0]), ClassLoader.getSystemClassLoader().getParent());
  }

  private String answers(ClassLoader loader, String prompt) {
    try {
      Object visit =
          loader
              .loadClass("dev.parsimony.app.Visit")
              .getConstructor(String.class, String.class)
              .newInstance(baseUrl, prompt);
      return (String) ((Callable<?>) visit).call();
    } catch (Exception e) {
      return "failed: " + e;
    }
  }

  /* OkHttp and Okio keep idle threads for a minute or longer, which hold their class loader. */
  private static void endThreads(ClassLoader loader) throws Exception {
    Object runner = field(loader, "okhttp3.internal.concurrent.TaskRunner", "INSTANCE").get(null);
    Object backend = runner.getClass().getMethod("getBackend").invoke(runner);
    backend.getClass().getMethod("shutdown").invoke(backend);

    // The watchdog ends when its queue gives it the head.
    Object head = field(loader, "okio.AsyncTimeout", "head").get(null);
    if (head != null) {
      field(loader, "okio.AsyncTimeout", "next").set(head, head);
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getContextClassLoader() == loader) {
        thread.interrupt();
      }
    }
  }

  private static Field field(ClassLoader loader, String type, String name) throws Exception {
    Field field = loader.loadClass(type).getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private int countGone() throws Exception {
    int count = 0;
    long start = System.nanoTime();
    while (count < dropped.size() && System.nanoTime() - start < PATIENCE_NANOS) {
      System.gc();
      count += gone.remove(200) == null ? 0 : 1;
    }
    return count;
  }
}
