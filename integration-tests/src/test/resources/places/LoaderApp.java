/* SPDX-License-Identifier: Apache-2.0 */
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Loads a client library in a class loader of its own for each class path that is named, makes calls
 * with all of them, then drops them and tells whether they go.
 */
public class LoaderApp {

  public static void main(String[] arguments) throws Exception {
    List<URLClassLoader> loaders = new ArrayList<>();
    for (int i = 2; i < arguments.length; i++) {
      loaders.add(loader(arguments[i]));
    }
    for (URLClassLoader loader : loaders) {
      visit(loader, arguments[1]);
    }
    if (arguments[0].equals("drop")) {
      tellWhetherGone(dropped(loaders));
    }
    System.exit(0);
  }

  private static URLClassLoader loader(String classPath) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String path : classPath.split(File.pathSeparator)) {
      urls.add(new File(path).toURI().toURL());
    }
    return new URLClassLoader(
        urls.toArray(new URL[0]), ClassLoader.getSystemClassLoader().getParent());
  }

  /* On a thread of its own, whose thread locals end with it. */
  private static void visit(final URLClassLoader loader, final String baseUrl) throws Exception {
    Runnable visit =
        new Runnable() {
          @Override
          public void run() {
            try {
              Object visit =
                  loader
                      .loadClass("dev.parsimony.app.Visit")
                      .getConstructor(String.class)
                      .newInstance(baseUrl);
              System.out.println(((Callable<?>) visit).call());
            } catch (Exception e) {
              System.out.println("failed: " + e);
            }
          }
        };
    Thread thread = new Thread(visit);
    thread.setContextClassLoader(loader);
    thread.start();
    thread.join();
  }

  private static List<WeakReference<ClassLoader>> dropped(List<URLClassLoader> loaders)
      throws Exception {
    List<WeakReference<ClassLoader>> references = new ArrayList<>();
    for (URLClassLoader loader : loaders) {
      loader.close();
      references.add(new WeakReference<ClassLoader>(loader));
    }
    loaders.clear();
    return references;
  }

  private static void tellWhetherGone(List<WeakReference<ClassLoader>> references)
      throws Exception {
    long deadline = System.nanoTime() + 100_000_000_000L;
    for (WeakReference<ClassLoader> reference : references) {
      while (reference.get() != null && System.nanoTime() - deadline < 0) {
        System.gc();
        Thread.sleep(200);
      }
      System.out.println(reference.get() == null ? "gone" : "held");
    }
    if (Boolean.getBoolean("tell.threads")) {
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        System.out.println(thread + " " + thread.getContextClassLoader());
      }
    }
  }
}
