/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.wire.Providers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all pages have in common: their links lead somewhere, and lists in them are complete. */
class DocumentationTest {

  private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]*)(?:#([^)\\s]*))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern LINK_TEXT = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");

  private final Path root = root();

  @Test
  void everyLink_leadsToAPageAndAHeadingOfIt() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
        Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
        if (!Files.exists(target) || !isHeading(link.group(2), target)) {
          broken.add(root.relativize(page) + ": " + link.group());
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyHostOfAProvider_isNamed() throws IOException {
    String page = Files.readString(root.resolve("docs/supported-clients.md"));

    assertThat(Providers.hosts())
        .allSatisfy(
            host ->
                assertThat(page)
                    .contains(
                        host.replaceFirst("^\\*:", "port ").replaceFirst("com\\.cn$", "com")));
  }

  private List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (Path folder : List.of(root, root.resolve("docs"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
      }
    }
    assertThat(pages).hasSizeGreaterThan(10);
    return pages;
  }

  private static boolean isHeading(String anchor, Path page) throws IOException {
    return anchor == null
        || HEADING
            .matcher(Files.readString(page))
            .results()
            .anyMatch(heading -> anchor(heading.group(1)).equals(anchor));
  }

  /* As GitHub makes them. */
  private static String anchor(String heading) {
    return LINK_TEXT
        .matcher(heading)
        .replaceAll("$1")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
        .replace(' ', '-');
  }

  private static Path root() {
    Path module = Path.of("").toAbsolutePath();
    return Files.isDirectory(module.resolve("docs")) ? module : module.getParent();
  }
}
