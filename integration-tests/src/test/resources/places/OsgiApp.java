/* SPDX-License-Identifier: Apache-2.0 */
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Starts the OSGi framework on the class path, and has a bundle make its calls. */
public class OsgiApp {

  public static void main(String[] arguments) throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put("org.osgi.framework.storage", new File(arguments[2], "storage").getPath());
    settings.put("org.osgi.framework.storage.clean", "onFirstInit");
    // What the JVM itself needs in every class loader, and the usual containers give.
    settings.put("org.osgi.framework.bootdelegation", "sun.reflect,jdk.internal.reflect");
    // No bundle sees more of the JVM than it imports: both frameworks are lenient by default.
    settings.put("osgi.compatibility.bootdelegation", "false");
    settings.put("felix.bootdelegation.implicit", "false");
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class).iterator().next().newFramework(settings);
    framework.start();
    Bundle bundle = framework.getBundleContext().installBundle("file:" + arguments[1]);
    bundle.start();
    Object visit =
        bundle
            .loadClass("dev.parsimony.app.Visit")
            .getConstructor(String.class)
            .newInstance(arguments[0]);
    Thread.currentThread().setContextClassLoader(visit.getClass().getClassLoader());
    System.out.println(((Callable<?>) visit).call());
    framework.stop();
    framework.waitForStop(0);
    System.exit(0);
  }
}
