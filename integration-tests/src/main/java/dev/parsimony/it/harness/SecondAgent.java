/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.harness;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.ByteBuddy;

/** The jars of a Java agent with which a test changes the one under test. */
public final class SecondAgent {

  private SecondAgent() {}

  /**
   * Writes them; returns the one to start the JVM with.
   *
   * @param main the agent; the others are of its package
   * @param others what it needs beside Byte Buddy
   * @param everywhere what every class is to see
   */
  public static Path write(
      Path folder, Class<?> main, List<String> others, List<String> everywhere) {
    try {
      Path seen = folder.resolve(main.getSimpleName() + "-everywhere.jar");
      Path agent = folder.resolve(main.getSimpleName() + ".jar");
      write(seen, new Manifest(), main, everywhere);
      write(agent, manifest(main, seen), main, others);
      return agent;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Manifest manifest(Class<?> main, Path seen) {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.putValue("Premain-Class", main.getName());
    attributes.putValue("Boot-Class-Path", seen.getFileName().toString());
    attributes.putValue("Class-Path", byteBuddy());
    return manifest;
  }

  private static String byteBuddy() {
    try {
      return ByteBuddy.class.getProtectionDomain().getCodeSource().getLocation().toURI().toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path jar, Manifest manifest, Class<?> main, List<String> classes)
      throws IOException {
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file, manifest)) {
      for (String name : classes) {
        String resource = main.getPackageName().replace('.', '/') + "/" + name + ".class";
        entries.putNextEntry(new JarEntry(resource));
        try (InputStream bytes = main.getClassLoader().getResourceAsStream(resource)) {
          requireNonNull(bytes, resource).transferTo(entries);
        }
      }
    }
  }
}
