/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentClassLoaderTest {

  private static final String OWN = "dev/parsimony/fixture/Own";
  private static final int JAVA_8 = 52;
  private static final int JAVA_11 = 55;

  @TempDir private Path folder;
  private File jar;

  @BeforeEach
  void writeJar() throws IOException {
    jar = folder.resolve("agent of tests.jar").toFile();
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar.toPath()))) {
      entry(out, "inst/fixture/Common.classdata", emptyClass("fixture/Common", JAVA_8));
      entry(out, "inst/fixture/Overlaid.classdata", emptyClass("fixture/Overlaid", JAVA_8));
      entry(out, "inst11/fixture/Overlaid.classdata", emptyClass("fixture/Overlaid", JAVA_11));
      entry(out, "inst/fixture/table.json", "common".getBytes(UTF_8));
      entry(out, "inst11/fixture/table.json", "newer".getBytes(UTF_8));
      entry(out, "inst/" + OWN + ".classdata", emptyClass(OWN, JAVA_8));
      entry(out, "fixture/Visible.class", emptyClass("fixture/Visible", JAVA_8));
    }
  }

  @Test
  void newerJvm_getsTheOverlaidClass_andAllElseFromTheCommonFolder() throws Exception {
    AgentClassLoader loader = new AgentClassLoader(jar, true);

    assertThat(version(loader, "fixture.Overlaid")).isEqualTo(JAVA_11);
    assertThat(version(loader, "fixture.Common")).isEqualTo(JAVA_8);
    assertThat(loader.loadClass("fixture.Overlaid").getClassLoader()).isSameAs(loader);
    assertThat(loader.loadClass("fixture.Common").getPackage().getName()).isEqualTo("fixture");
  }

  @Test
  void olderJvm_getsTheCommonClass() throws Exception {
    assertThat(version(new AgentClassLoader(jar, false), "fixture.Overlaid")).isEqualTo(JAVA_8);
  }

  @Test
  void resources_areFoundInTheSameOrder() throws Exception {
    AgentClassLoader loader = new AgentClassLoader(jar, true);

    assertThat(text(loader.getResource("fixture/table.json"))).isEqualTo("newer");
    List<URL> all = Collections.list(loader.getResources("fixture/table.json"));
    assertThat(all).hasSize(2);
    assertThat(text(all.get(0))).isEqualTo("newer");
    assertThat(text(all.get(1))).isEqualTo("common");
    assertThat(text(new AgentClassLoader(jar, false).getResource("fixture/table.json")))
        .isEqualTo("common");
    assertThat(loader.getResource("fixture/absent.json")).isNull();
  }

  @Test
  void classOfTheAgent_isLoadedOnce() throws Exception {
    AgentClassLoader loader = new AgentClassLoader(jar, true);

    Class<?> own = loader.loadClass(OWN.replace('/', '.'));

    assertThat(own.getClassLoader()).isSameAs(loader);
    assertThat(loader.loadClass(own.getName())).isSameAs(own);
  }

  @Test
  void whatIsNotTheAgents_isNotFound() throws Exception {
    AgentClassLoader loader = new AgentClassLoader(jar, true);

    assertThatThrownBy(() -> loader.loadClass("fixture.Absent"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThatThrownBy(() -> loader.loadClass("dev.parsimony.fixture.Absent"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThatThrownBy(() -> loader.loadClass("fixture.Visible"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThatThrownBy(() -> loader.loadClass("dev.parsimony.bootstrap.Absent"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThat(loader.classBytes("fixture.Absent")).isNull();
  }

  @Test
  void whatApplicationsSee_isThatOfTheLoadersOwnLoader_soThatTheCommandLineHasItToo()
      throws Exception {
    AgentClassLoader loader = new AgentClassLoader(jar, true);

    assertThat(loader.loadClass(ProviderGate.class.getName())).isSameAs(ProviderGate.class);
  }

  @Test
  void classes_haveTheDomainOfTheAgentsJar() throws Exception {
    AgentClassLoader loader = new AgentClassLoader(jar, true);

    assertThat(loader.loadClass("fixture.Common").getProtectionDomain()).isSameAs(loader.domain());
    assertThat(loader.domain().getCodeSource().getLocation()).isEqualTo(jar.toURI().toURL());
  }

  @Test
  void manyThreads_getTheSameClass() throws Exception {
    AgentClassLoader loader = new AgentClassLoader(jar, true);
    CyclicBarrier together = new CyclicBarrier(8);

    List<CompletableFuture<Class<?>>> loading =
        IntStream.range(0, 8).mapToObj(i -> loadingOf(loader, together)).toList();

    for (CompletableFuture<Class<?>> loaded : loading) {
      assertThat(loaded.get()).isSameAs(loader.loadClass("fixture.Common"));
    }
  }

  private static CompletableFuture<Class<?>> loadingOf(ClassLoader loader, CyclicBarrier together) {
    CompletableFuture<Class<?>> loaded = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                together.await();
                loaded.complete(loader.loadClass("fixture.Common"));
              } catch (Throwable e) {
                loaded.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return loaded;
  }

  private static int version(AgentClassLoader loader, String name) throws Exception {
    assertThat(loader.loadClass(name).getName()).isEqualTo(name);
    return Objects.requireNonNull(loader.classBytes(name))[7];
  }

  private static String text(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static void entry(JarOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(bytes);
    out.closeEntry();
  }

  /* A public class without members, written as the class file format has it. */
  private static byte[] emptyClass(String name, int version) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0xCAFEBABE);
    out.writeInt(version);
    out.writeShort(5);
    out.writeByte(1);
    out.writeUTF(name);
    out.writeByte(7);
    out.writeShort(1);
    out.writeByte(1);
    out.writeUTF("java/lang/Object");
    out.writeByte(7);
    out.writeShort(3);
    out.writeShort(0x0021);
    out.writeShort(2);
    out.writeShort(4);
    for (int none = 0; none < 4; none++) {
      out.writeShort(0);
    }
    return bytes.toByteArray();
  }
}
