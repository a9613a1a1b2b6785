/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import java.util.Arrays;
import java.util.List;

/** The seams of Apache's HTTP clients: the method that every way to execute leads to. */
final class ApacheSeams {

  private static final String EXECUTE = "doExecute";

  private static final String CLIENT_4 = "org.apache.http.impl.client.";
  private static final Hook EXECUTE_4 =
      Hook.asking(
          ApacheQuestion.VERSION_4,
          EXECUTE,
          "(Lorg/apache/http/HttpHost;Lorg/apache/http/HttpRequest;"
              + "Lorg/apache/http/protocol/HttpContext;)"
              + "Lorg/apache/http/client/methods/CloseableHttpResponse;");

  private static final String CLIENT_5 = "org.apache.hc.client5.http.impl.classic.";
  private static final Hook EXECUTE_5 =
      Hook.asking(
          ApacheQuestion.VERSION_5,
          EXECUTE,
          "(Lorg/apache/hc/core5/http/HttpHost;Lorg/apache/hc/core5/http/ClassicHttpRequest;"
              + "Lorg/apache/hc/core5/http/protocol/HttpContext;)"
              + "Lorg/apache/hc/client5/http/impl/classic/CloseableHttpResponse;");

  private static final Seam VERSION_4 =
      Seam.adapted(
              CLIENT_4 + "InternalHttpClient",
              "httpclient",
              "dev.parsimony.adapter.apache4.Apache4Adapter",
              "org.apache.http.")
          .with(EXECUTE_4);

  private static final Seam VERSION_5 =
      Seam.adapted(
              CLIENT_5 + "InternalHttpClient",
              "httpclient5",
              "dev.parsimony.adapter.apache5.Apache5Adapter",
              "org.apache.hc.")
          .with(EXECUTE_5);

  /* Of all ways to execute, HTTP/2's too, but for those of the minimal clients. */
  private static final Seam ASYNC_5 =
      Seam.adapted(
              "org.apache.hc.client5.http.impl.async.AsyncExecChainElement",
              "httpclient5-async",
              "dev.parsimony.adapter.apache5.Apache5AsyncAdapter",
              "org.apache.hc.")
          .with(
              Hook.asking(
                  ApacheQuestion.VERSION_5_ASYNC,
                  "execute",
                  "(Lorg/apache/hc/core5/http/HttpRequest;"
                      + "Lorg/apache/hc/core5/http/nio/AsyncEntityProducer;"
                      + "Lorg/apache/hc/client5/http/async/AsyncExecChain$Scope;"
                      + "Lorg/apache/hc/client5/http/async/AsyncExecCallback;)V"));

  static List<Seam> all() {
    return Arrays.asList(
        ASYNC_5,
        VERSION_4,
        Seam.besides(VERSION_4, CLIENT_4 + "MinimalHttpClient").with(EXECUTE_4),
        // What applications extend that were written for still older versions.
        Seam.besides(VERSION_4, CLIENT_4 + "AbstractHttpClient").with(EXECUTE_4),
        VERSION_5,
        Seam.besides(VERSION_5, CLIENT_5 + "MinimalHttpClient").with(EXECUTE_5));
  }

  private ApacheSeams() {}
}
