/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip file that is being written. */
final class Archive implements AutoCloseable {

  private final ZipOutputStream zip;

  private Archive(ZipOutputStream zip) {
    this.zip = zip;
  }

  static Archive at(Path file) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
    zip.setLevel(Deflater.BEST_SPEED);
    return new Archive(zip);
  }

  Archive add(String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    return this;
  }

  /** Adds what a class path names: folders of classes as they are, and jars by their names. */
  Archive addClassPath(String classPath, String classes, String libraries) throws IOException {
    for (String part : classPath.split(File.pathSeparator)) {
      Path path = Path.of(part);
      if (Files.isDirectory(path)) {
        addClasses(path, classes);
      } else {
        add(libraries + path.getFileName(), path);
      }
    }
    return this;
  }

  private void addClasses(Path folder, String under) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        add(under + folder.relativize(file), file);
      }
    }
  }

  private void add(String name, Path file) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    Files.copy(file, zip);
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
