/* SPDX-License-Identifier: Apache-2.0 */
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.StringAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;
import org.apache.hc.core5.http.nio.support.classic.AbstractClassicEntityConsumer;
import org.apache.hc.core5.http.nio.support.classic.AbstractClassicEntityProducer;

/** The transfers over the asynchronous Apache HttpClient 5. */
public class Apache5AsyncTransfers extends Transfers {

  private static final int BUFFER = 1 << 16;

  private final CloseableHttpAsyncClient client = HttpAsyncClients.createDefault();
  private final Executor threads = Executors.newCachedThreadPool();

  public static void main(String[] arguments) throws Exception {
    Apache5AsyncTransfers transfers = new Apache5AsyncTransfers();
    transfers.client.start();
    transfers.run(arguments[0], Long.parseLong(arguments[1]));
  }

  @Override
  InputStream upload(String url, InputStream body) throws IOException {
    return send(url, new Upload(body));
  }

  @Override
  InputStream ask(String url, String json) throws IOException {
    return send(url, new StringAsyncEntityProducer(json, ContentType.APPLICATION_JSON));
  }

  private InputStream send(String url, AsyncEntityProducer body) throws IOException {
    PipedInputStream reply = new PipedInputStream(BUFFER);
    PipedOutputStream target = new PipedOutputStream(reply);
    client.execute(
        new BasicRequestProducer("POST", java.net.URI.create(url), body),
        new BasicResponseConsumer<Boolean>(new Reply(target)),
        null);
    return reply;
  }

  private static void copy(InputStream from, OutputStream to) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
      to.write(buffer, 0, n);
    }
    to.close();
  }

  private final class Upload extends AbstractClassicEntityProducer {

    private final InputStream body;

    Upload(InputStream body) {
      super(BUFFER, ContentType.APPLICATION_JSON, threads);
      this.body = body;
    }

    @Override
    protected void produceData(ContentType type, OutputStream target) throws IOException {
      copy(body, target);
    }
  }

  private final class Reply extends AbstractClassicEntityConsumer<Boolean> {

    private final OutputStream target;

    Reply(OutputStream target) {
      super(BUFFER, threads);
      this.target = target;
    }

    @Override
    protected Boolean consumeData(ContentType type, InputStream body) throws IOException {
      copy(body, target);
      return true;
    }
  }
}
