/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How long the files and methods of the main code may be. */
class SizesTest {

  private static final int MOST_LINES_OF_A_FILE = 400;
  private static final int MEDIAN_LINES_OF_A_FILE = 90;
  private static final int MOST_LINES_OF_A_METHOD = 60;
  private static final int P95_LINES_OF_A_METHOD = 20;
  private static final int MEDIAN_LINES_OF_A_METHOD = 5;
  private static final List<Path> ROOTS =
      List.of(
          Path.of("src/main/java"),
          Path.of("src/main/java11"),
          Path.of("../bootstrap/src/main/java"));

  @Test
  void files_areShort() throws IOException {
    Map<String, Integer> lines = new TreeMap<>();
    for (Path file : files()) {
      lines.put(file.toString(), Files.readAllLines(file).size());
    }

    assertThat(above(MOST_LINES_OF_A_FILE, lines)).isEmpty();
    assertThat(quantile(0.5, lines)).isLessThanOrEqualTo(MEDIAN_LINES_OF_A_FILE);
  }

  @Test
  void methods_areShort() throws IOException {
    Map<String, Integer> lines = methods();

    assertThat(above(MOST_LINES_OF_A_METHOD, lines)).isEmpty();
    assertThat(quantile(0.95, lines)).isLessThanOrEqualTo(P95_LINES_OF_A_METHOD);
    assertThat(quantile(0.5, lines)).isLessThanOrEqualTo(MEDIAN_LINES_OF_A_METHOD);
  }

  private static Map<String, Integer> above(int most, Map<String, Integer> lines) {
    Map<String, Integer> above = new TreeMap<>(lines);
    above.values().removeIf(count -> count <= most);
    return above;
  }

  private static int quantile(double share, Map<String, Integer> lines) {
    List<Integer> sorted = new ArrayList<>(lines.values());
    Collections.sort(sorted);
    return sorted.get((int) (share * (sorted.size() - 1)));
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path root : ROOTS) {
      try (Stream<Path> walk = Files.walk(root)) {
        walk.filter(path -> path.toString().endsWith(".java")).forEach(files::add);
      }
    }
    return files;
  }

  private static Map<String, Integer> methods() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files()));
      Map<String, Integer> lines = new TreeMap<>();
      for (CompilationUnitTree unit : task.parse()) {
        unit.accept(new Measure(unit, Trees.instance(task).getSourcePositions(), lines), null);
      }
      return lines;
    }
  }

  /** Notes how many lines each method of a file has. */
  private static final class Measure extends TreeScanner<@Nullable Void, @Nullable Void> {

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final Map<String, Integer> lines;

    Measure(CompilationUnitTree unit, SourcePositions positions, Map<String, Integer> lines) {
      this.unit = unit;
      this.positions = positions;
      this.lines = lines;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
      if (method.getBody() != null) {
        LineMap map = unit.getLineMap();
        long first = map.getLineNumber(positions.getStartPosition(unit, method.getBody()));
        long last = map.getLineNumber(positions.getEndPosition(unit, method.getBody()));
        String file = unit.getSourceFile().getName();
        lines.put(file + ":" + first + " " + method.getName(), (int) (last - first + 1));
      }
      return super.visitMethod(method, none);
    }
  }
}
