package dev.parsimony.it.telemetry;

import dev.parsimony.it.harness.*;
import dev.parsimony.it.stub.*;
import org.junit.jupiter.api.Test;
import java.util.*;

class ProbeTest {
  @Test
  void probe() throws Exception {
    try (Testbed bed = Testbed.start("""
        mode: optimize
        rules:
          - name: all
            match: {model: ["gpt-*", "text-*"]}
            cache: {retry-window: 0s}
        """)) {
      for (String e : List.of("chat", "responses", "embeddings", "completions"))
        for (String f : List.of("blocking", "stream")) {
          if (e.equals("embeddings") && f.equals("stream")) continue;
          for (int i = 0; i < 2; i++)
          show(e + f, bed.spanOf(AppCommand.call(e, "hi" + f).form(f).body(e.equals("responses") ? "store" : "user", e.equals("responses") ? false : "u")));
        }
      bed.provider().next(Faults.status(429));
      show("429", bed.spanOf(AppCommand.chat("429").maxRetries(0)));
      show("blk raw", bed.spanOf(AppCommand.chat("hiblocking").form("raw").body("user","u")));
      System.out.println(bed.send(AppCommand.chat("hiblocking").form("raw").body("user","u")).json().path("headers"));
      bed.app().stop();
      System.out.println(bed.app().stderr());
      for (var m : bed.collector().metrics()) System.out.println(m.getName()+" "+m.getUnit());
    }
    try (Testbed bed = Testbed.start(null)) {
      show("o", bed.spanOf(AppCommand.chat("hi")));
      show("o", bed.spanOf(AppCommand.chat("hi")));
      show("s", bed.spanOf(AppCommand.chat("hi").form("stream")));
    }
  }
  static void show(String w, ExportedSpan s) { System.out.println("== " + w + " " + s.name() + " " + s.span().getStatus()); s.attributes().forEach((k, v) -> System.out.println("   " + k + " = " + v)); }
}
