/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import java.util.regex.Pattern;

/** What the names of models on Bedrock tell: they may be ARNs, and start with a region. */
public final class ModelName {

  private static final String ARN = "arn:";
  private static final String GLOBAL = "global.";
  private static final Pattern SNAPSHOT = Pattern.compile("(-\\d{8})?(-v\\d+)?(:\\w+)*$");

  /**
   * The name in an ARN of a model or of a system-defined inference profile. All other ARNs tell no
   * model and stay as they are.
   */
  public static String withoutArn(String model) {
    int slash = model.indexOf('/');
    if (!model.startsWith(ARN) || slash < 0) {
      return model;
    }
    int type = model.lastIndexOf(':', slash) + 1;
    boolean tells =
        model.startsWith("foundation-model/", type) || model.startsWith("inference-profile/", type);
    return tells ? model.substring(slash + 1) : model;
  }

  /**
   * What a price list calls the model: without date and version, and without region except {@code
   * global}, which has prices of its own.
   */
  public static String priced(String model) {
    String name = withoutArn(model);
    String priced = name.startsWith(ARN) ? name : SNAPSHOT.matcher(bare(name)).replaceFirst("");
    return name.startsWith(GLOBAL) ? GLOBAL + priced : priced;
  }

  /** The name of the model alone, without the region that an inference profile starts with. */
  static String bare(String model) {
    String name = withoutArn(model);
    int region = name.indexOf('.');
    int vendor = name.indexOf('.', region + 1);
    boolean regional = !name.startsWith(ARN) && vendor > 0 && isLetters(name, region + 1, vendor);
    return regional ? name.substring(region + 1) : name;
  }

  /** The region that an inference profile starts with; empty for none. */
  static String region(String model) {
    return model.startsWith(ARN) ? "" : model.substring(0, model.length() - bare(model).length());
  }

  private static boolean isLetters(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < 'a' || text.charAt(i) > 'z') {
        return false;
      }
    }
    return from < to;
  }

  private ModelName() {}
}
