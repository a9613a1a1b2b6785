/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bootstrap;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.AllPermission;
import java.security.CodeSource;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent proper from folders of the agent's jar where nobody else looks, so that none of
 * its classes or libraries can meet the application's.
 *
 * <p>A folder for newer JVMs comes before the common one: a class found in {@code inst11/} replaces
 * its namesake in {@code inst/} from Java 11 on.
 */
public final class AgentClassLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final String CLASS_SUFFIX = ".classdata";
  private static final String OWN = "dev.parsimony.";
  private static final String SHARED = "dev.parsimony.bootstrap.";

  private final ZipFile jar;
  private final String[] folders;
  private final ProtectionDomain domain;

  AgentClassLoader(File file, boolean java11OrNewer) throws IOException {
    super(ClassLoader.getSystemClassLoader().getParent());
    this.jar = new ZipFile(file);
    this.folders = java11OrNewer ? new String[] {"inst11/", "inst/"} : new String[] {"inst/"};
    Permissions all = new Permissions();
    all.add(new AllPermission());
    CodeSource source = new CodeSource(file.toURI().toURL(), (Certificate[]) null);
    this.domain = new ProtectionDomain(source, all);
  }

  /**
   * The bytes of one of the agent's classes, for those that have to be defined elsewhere.
   *
   * @param name the binary name of the class
   */
  public byte @Nullable [] classBytes(String name) throws IOException {
    ZipEntry entry = find(name.replace('.', '/') + CLASS_SUFFIX);
    return entry == null ? null : read(entry);
  }

  /** The domain of the agent's classes: it has all permissions. */
  public ProtectionDomain domain() {
    return domain;
  }

  /* Asking the parents first, who have nothing of the agent's, would be most of the work. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(OWN) && !name.startsWith(SHARED)) {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
          return loaded;
        }
        try {
          return findClass(name);
        } catch (ClassNotFoundException notInTheJar) {
          // Somebody else's after all.
        }
      }
    }
    return super.loadClass(name, resolve);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith(SHARED)) {
      // On the command line they are the application loader's, which is no parent of this one.
      return Class.forName(name, false, AgentClassLoader.class.getClassLoader());
    }
    byte[] bytes;
    try {
      bytes = classBytes(name);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    definePackageOf(name);
    try {
      return defineClass(name, bytes, 0, bytes.length, domain);
    } catch (LinkageError e) {
      // Another agent, asked to look at the class, may have loaded it meanwhile on this thread.
      Class<?> defined = findLoadedClass(name);
      if (defined == null) {
        throw e;
      }
      return defined;
    }
  }

  @Override
  protected @Nullable URL findResource(String name) {
    ZipEntry entry = find(name);
    return entry == null ? null : url(entry);
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    List<URL> found = new ArrayList<URL>();
    for (String folder : folders) {
      ZipEntry entry = jar.getEntry(folder + name);
      if (entry != null) {
        found.add(url(entry));
      }
    }
    return Collections.enumeration(found);
  }

  private void definePackageOf(String className) {
    int dot = className.lastIndexOf('.');
    String name = dot < 0 ? "" : className.substring(0, dot);
    if (dot > 0 && getPackage(name) == null) {
      try {
        definePackage(name, null, null, null, null, null, null, null);
      } catch (IllegalArgumentException alreadyDefinedByAnotherThread) {
        // What was to be done is done.
      }
    }
  }

  private @Nullable ZipEntry find(String name) {
    for (String folder : folders) {
      ZipEntry entry = jar.getEntry(folder + name);
      if (entry != null) {
        return entry;
      }
    }
    return null;
  }

  private URL url(final ZipEntry entry) {
    try {
      return new URL("parsimony", null, -1, "/" + entry.getName(), new EntryHandler(entry));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] read(ZipEntry entry) throws IOException {
    byte[] bytes = new byte[(int) entry.getSize()];
    DataInputStream in = new DataInputStream(jar.getInputStream(entry));
    try {
      in.readFully(bytes);
    } finally {
      in.close();
    }
    return bytes;
  }

  /** Opens an entry without the JDK's jar protocol and its JVM-wide cache of open files. */
  private final class EntryHandler extends URLStreamHandler {

    private final ZipEntry entry;

    EntryHandler(ZipEntry entry) {
      this.entry = entry;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() throws IOException {
          return new ByteArrayInputStream(read(entry));
        }
      };
    }
  }
}
