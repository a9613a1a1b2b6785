/* SPDX-License-Identifier: Apache-2.0 */
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.zip.CRC32;

/** Sends and fetches many bytes over an HTTP client, keeps none, and tells their checksums. */
abstract class Transfers {

  private static final byte[] BLOCK = new byte[65521];

  static {
    new Random(1).nextBytes(BLOCK);
  }

  /** A reply's body to a body that can be sent only once. */
  abstract InputStream upload(String url, InputStream body) throws Exception;

  /** A reply's body to a small question. */
  abstract InputStream ask(String url, String json) throws Exception;

  final void run(String baseUrl, long count) throws Exception {
    for (String path : new String[] {"/v1/files", "/v1/chat/completions"}) {
      Many body = new Many(count);
      String got = sum(upload(baseUrl + path, body));
      System.out.println(path + " " + body.sum() + " " + got);
    }
    String json = "{\"model\":\"gpt-4o-mini\",\"messages\":[]}";
    String got = sum(ask(baseUrl + "/v1/chat/completions", json));
    CRC32 sent = new CRC32();
    sent.update(json.getBytes("UTF-8"));
    System.out.println(
        "/v1/chat/completions " + json.length() + ":" + sent.getValue() + " " + got);
    System.exit(0);
  }

  private static String sum(InputStream in) throws IOException {
    CRC32 sum = new CRC32();
    byte[] buffer = new byte[50000];
    long count = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      sum.update(buffer, 0, n);
      count += n;
    }
    in.close();
    return count + ":" + sum.getValue();
  }

  /** As many bytes as wanted, made as they are read. */
  private static final class Many extends InputStream {

    private final CRC32 sum = new CRC32();
    private final long count;
    private long position;

    Many(long count) {
      this.count = count;
    }

    String sum() {
      return position + ":" + sum.getValue();
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (position == count) {
        return -1;
      }
      int from = (int) (position % BLOCK.length);
      int n = (int) Math.min(count - position, Math.min(length, BLOCK.length - from));
      System.arraycopy(BLOCK, from, target, offset, n);
      sum.update(target, offset, n);
      position += n;
      return n;
    }
  }
}
