/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandInTest {

  private static final String REPLACED = "java/util/logging/";
  private static final String STAND_IN = "dev/parsimony/telemetry/logging/";
  private static final Pattern BUNDLED =
      Pattern.compile(
          "(opentelemetry-(?!proto|sdk-testing)|okhttp|okio|caffeine|jackson-core|"
              + "jackson-dataformat-yaml|snakeyaml|jtokkit|kotlin-stdlib).*\\.jar");

  @Test
  void everyLoggingCallOfTheBundledLibraries_hasItsStandIn() throws IOException {
    Set<String> used = new TreeSet<>();
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (BUNDLED.matcher(new File(path).getName()).matches()) {
        collect(path, used);
      }
    }

    assertThat(used).contains("Logger.getLogger(Ljava/lang/String;)L" + STAND_IN + "Logger;");
    assertThat(offered()).containsAll(used);
  }

  private static void collect(String path, Set<String> used) throws IOException {
    try (JarFile jar = new JarFile(path)) {
      for (JarEntry entry : jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        try (InputStream in = jar.getInputStream(entry)) {
          new ClassReader(in.readAllBytes()).accept(new References(used), 0);
        }
      }
    }
  }

  private static Set<String> offered() {
    Set<String> offered = new TreeSet<>();
    for (Class<?> type : List.of(Logger.class, Level.class)) {
      Arrays.stream(type.getMethods()).map(StandInTest::name).forEach(offered::add);
      Arrays.stream(type.getFields()).map(StandInTest::name).forEach(offered::add);
    }
    return offered;
  }

  private static String name(Method method) {
    return method.getDeclaringClass().getSimpleName()
        + "."
        + method.getName()
        + Type.getMethodDescriptor(method);
  }

  private static String name(Field field) {
    return field.getDeclaringClass().getSimpleName()
        + "."
        + field.getName()
        + Type.getDescriptor(field.getType());
  }

  /** Collects what a class uses of the replaced package, in the names of the stand-ins. */
  private static final class References extends ClassVisitor {

    private final Set<String> used;

    References(Set<String> used) {
      super(Opcodes.ASM9);
      this.used = used;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String method, String type, boolean isInterface) {
          use(owner, method, type);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String type) {
          use(owner, field, type);
        }
      };
    }

    private void use(String owner, String member, String type) {
      if (owner.startsWith(REPLACED)) {
        used.add(
            owner.substring(REPLACED.length()) + "." + member + type.replace(REPLACED, STAND_IN));
      }
    }
  }
}
