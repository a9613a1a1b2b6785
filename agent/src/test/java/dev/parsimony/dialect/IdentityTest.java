/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect;

import static dev.parsimony.dialect.Bodies.digest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.json.JsonDialect;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.FieldClass;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What of a request counts for the identity of its answer, in every format. */
class IdentityTest {

  @ParameterizedTest
  @MethodSource("dev.parsimony.dialect.Dialects#all")
  void onlyIgnoredFields_leaveTheDigestAsItIs(JsonDialect dialect) {
    Set<String> names = new TreeSet<>(dialect.knownFields());
    names.add("never_heard_of");
    for (String name : names) {
      String without = digest(dialect, "{\"other\":1}");
      String one = digest(dialect, "{\"other\":1,\"" + name + "\":\"a\"}");
      String another = digest(dialect, "{\"other\":1,\"" + name + "\":\"b\"}");
      boolean ignored = dialect.classify(name) == FieldClass.IGNORED;

      assertThat(one.equals(another)).as(name).isEqualTo(ignored);
      assertThat(one.equals(without)).as(name).isEqualTo(ignored);
    }
  }

  @Test
  void ignoredFields_areOnlyTheseFew() {
    Set<String> ignored = new TreeSet<>();
    for (Dialect dialect : Dialects.all()) {
      for (String name : ((JsonDialect) dialect).knownFields()) {
        if (dialect.classify(name) == FieldClass.IGNORED) {
          ignored.add(name);
        }
      }
    }
    assertThat(ignored)
        .containsExactly(
            "cache_control",
            "keep_alive",
            "prompt_cache_key",
            "prompt_cache_options",
            "prompt_cache_retention",
            "stream",
            "stream_options");
  }

  @Test
  void unknownFields_areKeys() {
    for (Dialect dialect : Dialects.all()) {
      assertThat(dialect.classify("never_heard_of")).isEqualTo(FieldClass.KEY);
    }
  }
}
