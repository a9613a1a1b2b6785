/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import dev.parsimony.policy.cache.level.RecordFormat;
import dev.parsimony.policy.cache.level.RecordHead;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The walk through one segment from record to record. Damage costs the records that it hit: the
 * walk goes on at the next whole one.
 */
final class SegmentScan {

  private static final int STEP = 1 << 16;

  /** Is told of each record that is there. */
  interface Visitor {
    void found(RecordHead head, long offset) throws IOException;
  }

  private final Segment segment;
  private final RecordFormat format;
  private final ByteBuffer headBytes = ByteBuffer.allocate(RecordHead.BYTES);
  private long end;
  private int damages;

  SegmentScan(Segment segment, RecordFormat format) {
    this.segment = segment;
    this.format = format;
  }

  void run(Visitor visitor) throws IOException {
    long at = 0;
    long last = -1;
    while (at >= 0 && at < segment.size()) {
      RecordHead head = head(at);
      if (head != null && at + head.recordLength() <= segment.size()) {
        visitor.found(head, at);
        last = at;
        at += head.recordLength();
        end = at;
      } else {
        // One that has lost bytes reaches into the next.
        at = nextWhole(last >= 0 && !isWhole(last) ? last + 1 : at + 1);
        last = -1;
        damages += at < 0 ? 0 : 1;
      }
    }
  }

  /** Where the last whole record ends. */
  long end() {
    return end;
  }

  /** How often something damaged was passed over; a torn end does not count. */
  int damages() {
    return damages;
  }

  private @Nullable RecordHead head(long at) throws IOException {
    headBytes.clear();
    segment.read(at, headBytes);
    headBytes.flip();
    return format.head(headBytes);
  }

  /* Negative when there is none. */
  private long nextWhole(long from) throws IOException {
    ByteBuffer step = ByteBuffer.allocate(STEP);
    for (long at = from; at < segment.size(); at += STEP) {
      step.clear();
      segment.read(at, step);
      for (int i = 0; i < step.position(); i++) {
        if (step.get(i) == format.firstByte() && isWhole(at + i)) {
          return at + i;
        }
      }
    }
    return -1;
  }

  private boolean isWhole(long at) throws IOException {
    RecordHead head = head(at);
    return head != null
        && at + head.recordLength() <= segment.size()
        && format.decode(segment.read(at, (int) head.recordLength())) != null;
  }
}
