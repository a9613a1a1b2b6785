/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles the classes of a test, and loads them, changed or not, in a loader of their own. */
public final class Fixtures extends ClassLoader {

  private final Map<String, byte[]> classes;

  private Fixtures(ClassLoader parent, Map<String, byte[]> classes) {
    super(parent);
    this.classes = classes;
  }

  /** Compiles one source file into its classes by name. */
  public static Map<String, byte[]> compile(int release, String name, String source)
      throws IOException {
    return compile(release, Map.of(name, source));
  }

  /** Compiles source files into their classes by name. */
  static Map<String, byte[]> compile(int release, Map<String, String> sources) throws IOException {
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, source) -> units.add(file(name, source)));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    Path folder = Files.createTempDirectory("parsimony-fixtures");
    try (JavaFileManager files = compiler.getStandardFileManager(problems, null, null)) {
      List<String> options =
          List.of("--release", Integer.toString(release), "-g", "-d", folder.toString());
      boolean compiled = compiler.getTask(null, files, problems, options, null, units).call();
      if (!compiled) {
        throw new AssertionError(problems.getDiagnostics().toString());
      }
      return read(folder);
    }
  }

  /** Loads classes under a parent. */
  public static ClassLoader load(ClassLoader parent, Map<String, byte[]> classes) {
    return new Fixtures(parent, classes);
  }

  static Map<String, byte[]> each(Map<String, byte[]> classes, UnaryOperator<byte[]> change) {
    Map<String, byte[]> changed = new HashMap<>(classes);
    changed.replaceAll((name, bytes) -> change.apply(bytes));
    return changed;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    byte[] bytes = classes.get(name.replace(".class", "").replace('/', '.'));
    return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
  }

  private static Map<String, byte[]> read(Path folder) throws IOException {
    Map<String, byte[]> classes = new HashMap<>();
    try (var walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        if (path.toString().endsWith(".class")) {
          String name =
              folder.relativize(path).toString().replace(path.getFileSystem().getSeparator(), ".");
          classes.put(
              name.substring(0, name.length() - ".class".length()), Files.readAllBytes(path));
        }
        Files.delete(path);
      }
    }
    return classes;
  }

  private static JavaFileObject file(String name, String source) {
    URI uri = URI.create("string:///" + name.replace('.', '/') + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }
}
