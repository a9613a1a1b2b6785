/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppLaunch;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Opens the shipped jar: what the application can see of it, and what it is made of. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class AgentJarTest {

  /** What each adapter may refer to beside the JDK and the agent: its library. */
  private static final Map<String, String> ADAPTERS =
      Map.ofEntries(
          Map.entry("openai/", "com/openai/"),
          Map.entry("anthropic/", "com/anthropic/"),
          Map.entry("apache4/", "org/apache/http/"),
          Map.entry("apache5/", "org/apache/hc/"),
          Map.entry("azure/", "com/azure/|reactor/|org/reactivestreams/"),
          Map.entry("langchain4j/", "dev/langchain4j/"),
          Map.entry("aws/", "software/amazon/awssdk/|org/reactivestreams/"),
          Map.entry("jdk/", "java/net/http/"),
          Map.entry("okhttp/", "okhttp3/|okio/"),
          Map.entry("spring/", "org/springframework/|reactor/|org/reactivestreams/"),
          Map.entry("reactive/", "org/reactivestreams/|reactor/"));

  private static final String ENTRY = "dev.parsimony.bootstrap.ParsimonyAgent";
  private static final int JAVA_8 = 52;
  private static final int JAVA_11 = 55;
  private static final String JDK = "java/|javax/(crypto|net|security)/|sun/misc/Unsafe$";

  /** What bundled libraries look for and do without; nothing of the agent's own names these. */
  private static final String OPTIONAL =
      "com/google/auto/value/|com/google/common/io/|io/grpc/|org/bouncycastle/|org/conscrypt/"
          + "|org/graalvm/|org/openjsse/|sun/misc/";

  private final Path file = requireNonNull(AppLaunch.builtAgent());
  private JarFile jar;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(file.toFile());
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void root_holdsTheBootstrapClassesAlone() {
    assertThat(folders("")).containsExactlyInAnyOrder("META-INF", "dev", "inst", "inst11");
    assertThat(names("dev/"))
        .allMatch(name -> name.matches("dev/parsimony/bootstrap/\\w+(\\$\\w+)*\\.class"));
    assertThat(names("META-INF/"))
        .containsExactlyInAnyOrder("META-INF/MANIFEST.MF", "META-INF/LICENSE", "META-INF/NOTICE");
  }

  @Test
  void bootstrap_staysSmall() throws IOException {
    assertThat(names("dev/").filter(name -> !name.contains("$"))).hasSizeLessThanOrEqualTo(9);
    assertThat(linesOfCode(sources("bootstrap"))).isBetween(1L, 680L);
  }

  @Test
  void hiddenFolders_holdNoClassThatAScannerWouldFind() {
    assertThat(names("inst")).isNotEmpty().noneMatch(name -> name.endsWith(".class"));
  }

  @Test
  void hiddenFolders_holdThisProjectsPackagesAlone() {
    assertThat(folders("inst/")).containsExactlyInAnyOrder("META-INF", "dev");
    assertThat(folders("inst/dev/")).containsExactly("parsimony");
    assertThat(folders("inst11/")).containsExactly("dev");
    assertThat(folders("inst11/dev/")).containsExactly("parsimony");
    assertThat(names("inst").filter(name -> name.contains("/META-INF/")))
        .allMatch(name -> name.startsWith("inst/META-INF/services/"));
  }

  @Test
  void services_nameRelocatedClassesThatAreThere() throws IOException {
    List<String> services = names("inst/META-INF/services/").toList();

    assertThat(services).isNotEmpty();
    for (String service : services) {
      assertThat(service).startsWith("inst/META-INF/services/dev.parsimony.shaded.");
      assertThat(text(service).lines().map(line -> line.replaceAll("#.*", "").strip()))
          .filteredOn(line -> !line.isEmpty())
          .allSatisfy(name -> assertThat(name).startsWith("dev.parsimony."))
          .allSatisfy(
              name ->
                  assertThat(jar.getEntry("inst/" + name.replace('.', '/') + ".classdata"))
                      .as(name)
                      .isNotNull());
    }
  }

  @Test
  void manifest_namesTheEntryPoints() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();

    for (String entry : List.of("Premain-Class", "Agent-Class", "Main-Class")) {
      assertThat(manifest.getValue(entry)).isEqualTo(ENTRY);
    }
    assertThat(manifest.getValue("Boot-Class-Path")).isEqualTo(file.getFileName().toString());
    assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
    assertThat(manifest.getValue("Class-Path")).isNull();
  }

  @Test
  void version_isThatOfTheBuild() throws Exception {
    String built = jar.getManifest().getMainAttributes().getValue("Implementation-Version");

    try (URLClassLoader loader = new URLClassLoader(new URL[] {file.toUri().toURL()}, null)) {
      Class<?> agent = loader.loadClass(ENTRY);
      assertThat(agent.getField("VERSION").get(null)).isEqualTo(built);
    }
  }

  @Test
  void size_staysBelowTwentyMillionBytes() throws IOException {
    assertThat(Files.size(file)).isLessThan(20_000_000);
  }

  @Test
  void classes_areForTheOldestJvmThatLoadsThem() throws IOException {
    assertThat(classFiles("dev/")).allSatisfy((name, read) -> isAtMost(JAVA_8, read));
    Map<String, ClassFile> forTheJdksClient = classFiles("inst/dev/parsimony/adapter/jdk/");
    Map<String, ClassFile> others = classFiles("inst/");
    others.keySet().removeAll(forTheJdksClient.keySet());
    assertThat(others).allSatisfy((name, read) -> isAtMost(JAVA_8, read));
    assertThat(forTheJdksClient).allSatisfy((name, read) -> isAtMost(JAVA_11, read));
    assertThat(classFiles("inst11/")).allSatisfy((name, read) -> isAtMost(JAVA_11, read));
  }

  @Test
  void bootstrapClasses_referToTheJdkAndToThemselves() throws IOException {
    assertThat(strangers(classFiles("dev/"), "java/|dev/parsimony/bootstrap/")).isEmpty();
    assertThat(classFiles("dev/"))
        .allSatisfy((name, read) -> assertThat(read.referred()).noneMatch(avoidedAtStart()));
  }

  @Test
  void ownClasses_referToTheJdkAndTheAgent_andAdaptersToTheirLibrary() throws IOException {
    Map<String, ClassFile> own = classFiles("inst/dev/parsimony/");
    own.keySet().removeIf(name -> name.startsWith("inst/dev/parsimony/shaded/"));
    ADAPTERS.forEach((adapter, library) -> takesOut(own, adapter, library));

    assertThat(strangers(own, JDK + "|dev/parsimony/")).isEmpty();
  }

  private static void takesOut(Map<String, ClassFile> own, String adapter, String library) {
    Map<String, ClassFile> taken = new TreeMap<>(own);
    taken.keySet().removeIf(name -> !name.startsWith("inst/dev/parsimony/adapter/" + adapter));
    own.keySet().removeAll(taken.keySet());
    assertThat(taken).as(adapter).isNotEmpty();
    assertThat(strangers(taken, JDK + "|dev/parsimony/|" + library)).isEmpty();
  }

  @Test
  void bundledClasses_referToNothingThatIsNotRelocated() throws IOException {
    Map<String, ClassFile> bundled = classFiles("inst/dev/parsimony/shaded/");
    bundled.putAll(classFiles("inst11/"));

    assertThat(bundled).hasSizeGreaterThan(1000);
    assertThat(strangers(bundled, JDK + "|dev/parsimony/|" + OPTIONAL)).isEmpty();
  }

  @Test
  void noClass_logsThroughTheJdk() throws IOException {
    assertThat(classFiles(""))
        .allSatisfy(
            (name, read) ->
                assertThat(read.referred())
                    .noneMatch(referred -> referred.startsWith("java/util/logging/")));
  }

  private static void isAtMost(int version, ClassFile read) {
    assertThat(read.version()).isLessThanOrEqualTo(version);
  }

  private static Predicate<String> avoidedAtStart() {
    return Pattern.compile(
            "^java/(nio/file|util/logging|lang/management|util/function|util/stream)/")
        .asPredicate();
  }

  private static Set<String> strangers(Map<String, ClassFile> classes, String known) {
    Pattern pattern = Pattern.compile(known);
    return classes.values().stream()
        .flatMap(read -> read.referred().stream())
        .filter(name -> !pattern.matcher(name).lookingAt())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Map<String, ClassFile> classFiles(String under) throws IOException {
    Map<String, ClassFile> classes = new TreeMap<>();
    for (String name : names(under).toList()) {
      if (name.endsWith(".class") || name.endsWith(".classdata")) {
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
          classes.put(name, ClassFile.read(in));
        }
      }
    }
    return classes;
  }

  private Stream<String> names(String under) {
    return jar.stream()
        .filter(entry -> !entry.isDirectory())
        .map(ZipEntry::getName)
        .filter(name -> name.startsWith(under));
  }

  private Set<String> folders(String under) {
    return names(under)
        .map(name -> name.substring(under.length()).replaceAll("/.*", ""))
        .collect(Collectors.toSet());
  }

  private String text(String name) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Path sources(String module) {
    return file.resolve("../../../" + module + "/src/main/java").normalize();
  }

  /* Without blank lines and comments. */
  private static long linesOfCode(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long lines = 0;
      for (Path source : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        lines +=
            Files.readAllLines(source).stream()
                .map(String::strip)
                .filter(line -> !line.matches("|/?\\*.*|//.*"))
                .count();
      }
      return lines;
    }
  }
}
