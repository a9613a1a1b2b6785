/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/** Samples every span but those whose name says that they are not to be. */
final class NamedOut implements Sampler {

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    return name.equals("unsampled") ? SamplingResult.drop() : SamplingResult.recordAndSample();
  }

  @Override
  public String getDescription() {
    return "NamedOut";
  }
}
