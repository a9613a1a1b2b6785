/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

/** The reason codes for which a request's answer must not be reused. */
public final class Uncacheable {

  /** The answer depends on something that the provider keeps and the request only names. */
  public static final String STATEFUL = "stateful";

  /** The provider is to keep the answer, so that its id can be used later. */
  public static final String STORED = "stored";

  /** The reply is a ticket for an answer that comes later. */
  public static final String BACKGROUND = "background";

  /** The answer depends on a file that the request only names. */
  public static final String FILE = "file";

  /** The provider runs a tool whose results differ from call to call. */
  public static final String HOSTED_TOOL = "hosted_tool";

  /** More than one answer is asked for: variety is wanted. */
  public static final String SEVERAL_CHOICES = "several_choices";

  /** Speech is asked for; its reply carries an id that expires. */
  public static final String AUDIO = "audio";

  /** The answer depends on an image that may have changed behind its address. */
  public static final String IMAGE_BY_URL = "image_by_url";

  private Uncacheable() {}
}
