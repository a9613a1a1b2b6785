/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.failopen;

import static java.util.Objects.requireNonNull;

import dev.parsimony.it.harness.AppLaunch;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * The methods of the adapters, as the shipped jar has them. Not among them is what a library calls
 * on an object of the agent's own that was handed to it: a failure ahead of its first line would be
 * ahead of its guard.
 */
final class AdapterPoints extends ClassVisitor {

  private static final String ADAPTERS = "inst/dev/parsimony/adapter/";
  private static final int WITHOUT = Opcodes.ACC_ABSTRACT | Opcodes.ACC_BRIDGE | Opcodes.ACC_NATIVE;

  /** What is the library's own doing, whose failures are the application's. */
  private static final Pattern OF_THE_LIBRARY =
      Pattern.compile(
          "Observer\\.drain|Responses\\.close|BedrockCall\\.prepare|UrlCall\\.write|Reply\\.of"
              + "|.*Call\\.(send|sendAsync|start|taken)|.*lambda\\$(send|sendAsync|start)\\$\\d+"
              + "|(Request)?Bodies\\W.*(all|written|access.*)|ResponseProxy\\.call");

  /** The guards themselves and the few lines around them: callbacks, and what begins one later. */
  private static final Pattern OUTERMOST =
      Pattern.compile(
          "AsyncCall\\.lambda.*|AsyncTransport\\.lambda\\$held.*|.*Adapter\\.lambda.*|Monos\\..*"
              + "|InterceptedCall\\.run|HandlerPush\\.(lambda.*|follow)|CancellingFuture\\.onCancel|Reentry\\.forget"
              + "|Transport\\.attempts|NotingHandler.LiveBody\\.open"
              + "|UrlConnectionAdapter\\.(reply|made)|Reply\\.headers"
              // Its callbacks, where they fail, lead to the application's request; nobody counts.
              + "|WrittenRequest\\.(of|lambda.*)|RequestNotes\\.lambda.*");

  /** What a transport or an application calls, up to the line that is done once more. */
  private static final Pattern PUSHED =
      Pattern.compile(
          "PushedBody\\.(deliverTo|request|cancel|subscribed|next|complete|fail|deliver|begin|give"
              + "|lambda\\$(new|request|deliverWhatIsWanted|tellTheEnd)\\$\\d+)"
              + "|PulledBody\\.(come|end)|TransportDemand\\..*|AnswerSource\\.(request|cancel|push|failureOfPushing|give|lambda.*)"
              + "|Handover\\.(listener|expect|waits|accept|parse|given|failure|give|lambda.*)"
              + "|Relay\\.(offer|opened|handOver|tell|isToBeHandedOver|lambda.*)");

  /** The way of a body itself, to or from the application: there is no other to take. */
  private static final Pattern BODIES =
      Pattern.compile(
          "(HeldBody|ReplyBody|StreamedReply|PushedResponse|Answer(Push|Publisher|Response)?"
              + "|Watched(Publisher|Subscriber)"
              + "|Subscri[a-z]+S[a-z]+|Upload)\\W.*|Callbacks\\.lambda.*|NotedBody\\.lambda\\$insert.*"
              + "|AsyncReply\\.(application|lambda\\$taken\\$\\d+)"
              + "|.*Call\\.lambda\\$(watched|answer)\\$\\d+");

  private final Map<String, Type> types = new TreeMap<>();
  private Type type = new Type();

  private AdapterPoints() {
    super(Opcodes.ASM9);
  }

  /** Each with the simple name of its class, as {@code OpenAiAdapter.call}. */
  static List<String> all() throws IOException {
    AdapterPoints adapters = new AdapterPoints();
    try (JarFile jar = new JarFile(requireNonNull(AppLaunch.builtAgent()).toFile())) {
      for (JarEntry entry : jar.stream().toList()) {
        if (entry.getName().startsWith(ADAPTERS) && !entry.isDirectory()) {
          try (InputStream in = jar.getInputStream(entry)) {
            new ClassReader(in).accept(adapters, ClassReader.SKIP_CODE);
          }
        }
      }
    }
    return Stream.concat(Stream.of(FaultyApp.DRAIN), adapters.points()).toList();
  }

  /** Whether a step is the agent's, and stands behind a guard. */
  static boolean isGuarded(String point) {
    return Stream.of(OF_THE_LIBRARY, OUTERMOST, PUSHED, BODIES)
        .noneMatch(excepted -> excepted.matcher(point).matches());
  }

  private Stream<String> points() {
    return types.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().methods.stream()
                    .filter(method -> !method.isPublic || !isHandedOut(entry.getKey()))
                    .map(method -> simpleName(entry.getKey()) + "." + method.name))
        .distinct();
  }

  /** Whether a library may know objects of a type by a type of its own. */
  private boolean isHandedOut(String name) {
    Type known = types.get(name);
    return known == null
        ? !name.startsWith("dev/parsimony/") && !name.equals("java/lang/Object")
        : known.supertypes.stream().anyMatch(this::isHandedOut);
  }

  private static String simpleName(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      String superName,
      String[] interfaces) {
    type = new Type();
    type.supertypes.add(superName);
    type.supertypes.addAll(List.of(interfaces));
    types.put(name, type);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    if ((access & WITHOUT) == 0 && !name.startsWith("<")) {
      type.methods.add(new Method(name, (access & Opcodes.ACC_PUBLIC) != 0));
    }
    return null;
  }

  /** What is known of a class. */
  private static final class Type {
    final List<String> supertypes = new ArrayList<>();
    final List<Method> methods = new ArrayList<>();
  }

  private record Method(String name, boolean isPublic) {}
}
