/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom. */
class LayersTest {

  private static final String ROOT = "dev.parsimony.";

  /* Each may use those behind it. Bootstrap, exchange and setting may be used by all. */
  private static final List<String> ORDER =
      List.of(
          "agent",
          "instrument",
          "adapter",
          "engine",
          "config",
          "policy",
          "redis",
          "complexity",
          "tokens",
          "dialect",
          "exchange");

  /* Beside the order: what each may use of the agent. */
  private static final Map<String, List<String>> BESIDE =
      Map.of(
          "telemetry", List.of("exchange", "setting"),
          "ledger", List.of("exchange", "setting"),
          "setting", List.of(),
          "bootstrap", List.of(),
          "cli",
              List.of(
                  "config",
                  "policy",
                  "redis",
                  "ledger",
                  "setting",
                  "complexity",
                  "dialect",
                  "exchange",
                  "bootstrap"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/shaded/"))
          .importPackages("dev.parsimony");

  static Stream<String> order() {
    return ORDER.stream();
  }

  @Test
  void everyPackage_hasItsPlace() {
    Stream<String> known = Stream.concat(ORDER.stream(), BESIDE.keySet().stream());
    classes()
        .should()
        .resideInAnyPackage(known.map(LayersTest::in).toArray(String[]::new))
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("order")
  void layers_useOnlyWhatIsBehindThem(String layer) {
    String[] before =
        Stream.concat(ORDER.stream().limit(ORDER.indexOf(layer)), Stream.of("cli"))
            .map(LayersTest::in)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(in(layer))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(before)
        .check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"telemetry", "ledger", "setting", "bootstrap", "cli"})
  void thoseBesideTheOrder_useOnlyWhatTheyMay(String part) {
    List<String> may = Objects.requireNonNull(BESIDE.get(part));
    String[] mayNot =
        Stream.concat(ORDER.stream(), BESIDE.keySet().stream())
            .filter(other -> !other.equals(part) && !may.contains(other))
            .map(LayersTest::in)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(in(part))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(mayNot)
        .check(CLASSES);
  }

  @Test
  void onlyTheAgent_knowsTelemetryAndLedger() {
    noClasses()
        .that()
        .resideOutsideOfPackages(in("agent"), in("cli"), in("telemetry"), in("ledger"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(in("telemetry"), in("ledger"))
        .check(CLASSES);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching("dev.parsimony.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void siblingPoliciesAndAdapters_doNotKnowEachOther() {
    slices().matching("dev.parsimony.policy.(*)..").should().notDependOnEachOther().check(CLASSES);
    slices()
        .matching("dev.parsimony.adapter.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            alwaysTrue(),
            resideInAnyPackage(in("adapter.push"), in("adapter.reactive"), in("adapter.apache")))
        .check(CLASSES);
  }

  @Test
  void eachLibrary_isKnownInOnePlace() {
    onlyIn("instrument", "net.bytebuddy..");
    onlyIn("telemetry", "io.opentelemetry..");
    onlyIn(
        "adapter",
        "com.openai..",
        "com.anthropic..",
        "com.azure..",
        "reactor..",
        "dev.langchain4j..");
    onlyIn("adapter.okhttp", "okhttp3..", "okio..");
    onlyIn("adapter.apache4", "org.apache.http..");
    onlyIn("adapter.apache5", "org.apache.hc..");
    onlyIn("adapter.jdk", "java.net.http..");
    onlyIn("policy", "com.github.benmanes..");
    onlyIn("tokens", "com.knuddels..");
    onlyIn("config", "org.yaml..", "com.fasterxml.jackson.dataformat..");
  }

  @Test
  void bootstrap_usesOnlyTheJdk_andDisturbsNoApplicationsStart() {
    classes()
        .that()
        .resideInAPackage(in("bootstrap"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", in("bootstrap"), "org.jspecify.annotations")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(in("bootstrap"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.util.logging..",
            "java.nio.file..",
            "java.lang.management..",
            "java.lang.invoke..")
        .check(CLASSES);
  }

  @Test
  void bootstrap_hasNoLambdas() throws Exception {
    for (JavaClass type : CLASSES) {
      if (type.getPackageName().startsWith(ROOT + "bootstrap")) {
        assertThat(hasInvokeDynamic(type)).as(type.getName()).isFalse();
      }
    }
  }

  private static void onlyIn(String layer, String... library) {
    noClasses()
        .that()
        .resideOutsideOfPackage(in(layer))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .check(CLASSES);
  }

  private static String in(String part) {
    return ROOT + part + "..";
  }

  private static boolean hasInvokeDynamic(JavaClass type) throws Exception {
    boolean[] found = new boolean[1];
    String path = type.getName().replace('.', '/') + ".class";
    try (var in = LayersTest.class.getClassLoader().getResourceAsStream(path)) {
      new ClassReader(Objects.requireNonNull(in).readAllBytes())
          .accept(new LambdaFinder(found), ClassReader.SKIP_FRAMES);
    }
    return found[0];
  }

  /** Notes whether any method of a class has a lambda or a method reference. */
  private static final class LambdaFinder extends ClassVisitor {

    private final boolean[] found;

    LambdaFinder(boolean[] found) {
      super(OpenedClassReader.ASM_API);
      this.found = found;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new MethodVisitor(OpenedClassReader.ASM_API) {
        @Override
        public void visitInvokeDynamicInsn(
            String called, String type, Handle bootstrap, Object... arguments) {
          found[0] = true;
        }
      };
    }
  }
}
