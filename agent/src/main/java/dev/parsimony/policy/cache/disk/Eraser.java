/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.cache.level.ListedEntry;
import dev.parsimony.policy.cache.level.RecordFormat;
import dev.parsimony.policy.cache.level.Selection;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes over what is to be gone, in place: what was there cannot be read from the files again. */
final class Eraser {

  private final List<Segment> segments;
  private final RecordFormat format;

  Eraser(List<Segment> segments, RecordFormat format) {
    this.segments = segments;
    this.format = format;
  }

  /** The keys with any record that is selected, one that a later one has replaced included. */
  Set<Fingerprint> find(Selection selection) throws IOException {
    Set<Fingerprint> keys = new HashSet<>();
    for (Segment segment : segments) {
      new SegmentScan(segment, format)
          .run(
              (head, offset) -> {
                ListedEntry entry = segment.listed(format, head, offset);
                // A damaged one may be what an earlier purge has left half done.
                if (entry.isDamaged() || selection.matches(entry)) {
                  keys.add(head.key());
                }
              });
    }
    return keys;
  }

  /** Erases all records of some keys, and has the system bring that to the disk. */
  void erase(Set<Fingerprint> keys) throws IOException {
    for (Segment segment : segments) {
      new SegmentScan(segment, format)
          .run(
              (head, offset) -> {
                if (keys.contains(head.key())) {
                  segment.overwrite(offset, format.erased(head));
                }
              });
      segment.force();
    }
  }
}
