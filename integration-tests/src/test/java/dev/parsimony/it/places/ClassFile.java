/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/**
 * What a class file says of itself and of others.
 *
 * @param version 52 for Java 8
 * @param referred the internal names of the classes that its code and its signatures refer to
 */
record ClassFile(int version, Set<String> referred) {

  private static final int UTF8 = 1;
  private static final int CLASS = 7;
  private static final int NAME_AND_TYPE = 12;
  private static final int METHOD_TYPE = 16;

  static ClassFile read(InputStream bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(bytes)) {
      in.readInt();
      in.readUnsignedShort();
      int version = in.readUnsignedShort();
      return new ClassFile(version, referred(in));
    }
  }

  private static Set<String> referred(DataInputStream in) throws IOException {
    int count = in.readUnsignedShort();
    String[] texts = new String[count];
    int[] names = new int[count];
    int[] descriptors = new int[count];
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case UTF8 -> texts[i] = in.readUTF();
        case CLASS -> names[i] = in.readUnsignedShort();
        case METHOD_TYPE -> descriptors[i] = in.readUnsignedShort();
        case NAME_AND_TYPE -> {
          in.readUnsignedShort();
          descriptors[i] = in.readUnsignedShort();
        }
        case 5, 6 -> {
          in.readLong();
          i++;
        }
        case 8, 19, 20 -> in.readUnsignedShort();
        case 15 -> {
          in.readUnsignedByte();
          in.readUnsignedShort();
        }
        default -> in.readInt();
      }
    }
    return classes(texts, names, descriptors);
  }

  private static Set<String> classes(String[] texts, int[] names, int[] descriptors) {
    Set<String> classes = new HashSet<>();
    for (int name : names) {
      if (name != 0 && !texts[name].startsWith("[")) {
        classes.add(texts[name]);
      } else if (name != 0) {
        addAll(classes, texts[name]);
      }
    }
    for (int descriptor : descriptors) {
      if (descriptor != 0) {
        addAll(classes, texts[descriptor]);
      }
    }
    return classes;
  }

  private static void addAll(Set<String> classes, String descriptor) {
    int end = -1;
    for (int start = descriptor.indexOf('L'); start >= 0; start = descriptor.indexOf('L', end)) {
      end = descriptor.indexOf(';', start);
      classes.add(descriptor.substring(start + 1, end));
    }
  }
}
