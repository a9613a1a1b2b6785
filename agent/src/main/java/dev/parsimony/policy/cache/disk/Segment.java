/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import dev.parsimony.policy.FileAccess;
import dev.parsimony.policy.cache.level.ListedEntry;
import dev.parsimony.policy.cache.level.RecordFormat;
import dev.parsimony.policy.cache.level.RecordHead;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * One file of records. One thread at a time appends; any number may read what was appended before.
 */
final class Segment implements Closeable {

  private final Path path;
  private final FileChannel channel;
  private long size;
  private long lastExpiry = Long.MIN_VALUE;
  private boolean full;

  private Segment(Path path, FileChannel channel, long size) {
    this.path = path;
    this.channel = channel;
    this.size = size;
  }

  static Segment open(Path path, FileAccess files) throws IOException {
    FileChannel channel = files.open(path);
    try {
      return new Segment(path, channel, channel.size());
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  Path path() {
    return path;
  }

  /** The bytes that it takes. */
  long size() {
    return size;
  }

  /** Whether nothing is to be appended any more. */
  boolean isFull() {
    return full;
  }

  /** Has nothing appended any more. */
  void retire() {
    full = true;
  }

  /** Takes note of when a record in this expires. */
  void expiresNotBefore(long expiry) {
    lastExpiry = Math.max(lastExpiry, expiry);
  }

  /** Whether all of its records have expired; one without records has not. */
  boolean isExpired(long now) {
    return lastExpiry != Long.MIN_VALUE && lastExpiry <= now;
  }

  /**
   * Appends a record, all of it or nothing.
   *
   * @return where it begins
   */
  long append(ByteBuffer record) throws IOException {
    long start = size;
    try {
      while (record.hasRemaining()) {
        size += channel.write(record, size);
      }
      return start;
    } catch (IOException | RuntimeException | Error failure) {
      cut(start);
      throw failure;
    }
  }

  /**
   * Writes a record over another of its length. The head comes last, so that wherever this ends,
   * what remains is either known as damaged or not known at all.
   */
  void overwrite(long offset, ByteBuffer record) throws IOException {
    ByteBuffer head = record.duplicate();
    head.limit(RecordHead.BYTES);
    record.position(RecordHead.BYTES);
    write(offset + RecordHead.BYTES, record);
    write(offset, head);
  }

  /** What may be told of the entry that a head begins. */
  ListedEntry listed(RecordFormat format, RecordHead head, long offset) throws IOException {
    return new ListedEntry(format, head, read(offset, (int) head.contentStart()));
  }

  /** Cuts off what is behind a place. */
  void cut(long end) {
    try {
      channel.truncate(end);
      size = end;
    } catch (IOException | RuntimeException failure) {
      // What is there stays, and stays in the count.
      full = true;
    }
  }

  ByteBuffer read(long offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    read(offset, bytes);
    if (bytes.hasRemaining()) {
      throw new EOFException("cut off at " + (offset + bytes.position()));
    }
    bytes.flip();
    return bytes;
  }

  /** Fills a buffer as far as the file goes. */
  void read(long offset, ByteBuffer bytes) throws IOException {
    long at = offset;
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = channel.read(bytes, at);
      at += Math.max(read, 0);
    }
  }

  private void write(long offset, ByteBuffer bytes) throws IOException {
    long at = offset;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  /** Has the system bring to the disk what was written. */
  void force() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
