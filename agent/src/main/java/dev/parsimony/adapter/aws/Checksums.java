/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.aws;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;

/**
 * The checksums of a request's body, which newer versions of the SDK keep from one attempt to the
 * next. A request with another body must not be signed by them.
 */
final class Checksums {

  private final @Nullable ExecutionAttribute<Object> kept = attribute();
  private final @Nullable Method create = create();

  void forget(ExecutionAttributes attributes) throws ReflectiveOperationException {
    if (kept != null && create != null && attributes.getAttribute(kept) != null) {
      attributes.putAttribute(kept, create.invoke(null));
    }
  }

  @SuppressWarnings("unchecked") // The type of its value is not there in older versions.
  private static @Nullable ExecutionAttribute<Object> attribute() {
    try {
      return (ExecutionAttribute<Object>)
          SdkInternalExecutionAttribute.class.getField("CHECKSUM_STORE").get(null);
    } catch (ReflectiveOperationException olderVersion) {
      return null;
    }
  }

  private static @Nullable Method create() {
    try {
      return Class.forName(
              "software.amazon.awssdk.http.auth.spi.signer.PayloadChecksumStore",
              false,
              ExecutionAttributes.class.getClassLoader())
          .getMethod("create");
    } catch (ReflectiveOperationException olderVersion) {
      return null;
    }
  }
}
