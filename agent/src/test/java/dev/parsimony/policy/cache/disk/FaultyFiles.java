/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import dev.parsimony.policy.FileAccess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Files on a disk that fills up, and that may keep what is to be deleted. */
final class FaultyFiles extends FileAccess {

  private final AtomicLong room = new AtomicLong(Long.MAX_VALUE);
  private volatile boolean keeping;
  private volatile boolean uncuttable;

  /** Lets that many more bytes be written. */
  FaultyFiles room(long bytes) {
    room.set(bytes);
    return this;
  }

  /** Whether nothing can be deleted. */
  FaultyFiles keeping(boolean value) {
    keeping = value;
    return this;
  }

  /** Whether nothing can be cut off. */
  FaultyFiles uncuttable(boolean value) {
    uncuttable = value;
    return this;
  }

  @Override
  public FileChannel open(Path file) throws IOException {
    return new Channel(super.open(file));
  }

  @Override
  public void delete(Path file) throws IOException {
    if (keeping) {
      throw new IOException("in use");
    }
    super.delete(file);
  }

  /** One file. */
  private final class Channel extends FileChannel {

    private final FileChannel file;

    Channel(FileChannel file) {
      this.file = file;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      long left = room.get();
      if (left <= 0) {
        throw new IOException("No space left on device");
      }
      int allowed = (int) Math.min(left, source.remaining());
      ByteBuffer part = source.duplicate();
      part.limit(part.position() + allowed);
      int written = file.write(part, position);
      source.position(source.position() + written);
      room.addAndGet(-written);
      return written;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      return file.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
      return file.read(targets, offset, length);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      return file.write(source);
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
      return file.write(sources, offset, length);
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public FileChannel position(long newPosition) throws IOException {
      file.position(newPosition);
      return this;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      if (uncuttable) {
        throw new IOException("cannot be cut");
      }
      file.truncate(size);
      return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      file.force(metaData);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target)
        throws IOException {
      return file.transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count)
        throws IOException {
      return file.transferFrom(source, position, count);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return file.read(target, position);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
      return file.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
      return file.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}
