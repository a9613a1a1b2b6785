/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Opens connections that are ready for commands. */
public final class Connector {

  private static final int CONNECT_MILLIS = 1_000;
  private static final long CONNECT_NANOS = TimeUnit.MILLISECONDS.toNanos(CONNECT_MILLIS);

  private final boolean tls;
  private final Credentials credentials;
  private final int database;
  private final int mostBytes;
  private final Timer timer;
  private final LongSupplier ticker;

  /**
   * @param mostBytes what a reply may have
   * @param ticker nanoseconds
   */
  public Connector(
      RedisUrl url, Credentials credentials, int mostBytes, Timer timer, LongSupplier ticker) {
    this(url.tls(), credentials, url.database(), mostBytes, timer, ticker);
  }

  private Connector(
      boolean tls,
      Credentials credentials,
      int database,
      int mostBytes,
      Timer timer,
      LongSupplier ticker) {
    this.tls = tls;
    this.credentials = credentials;
    this.database = database;
    this.mostBytes = mostBytes;
    this.timer = timer;
    this.ticker = ticker;
  }

  /** The same for servers that know neither who it is nor databases: sentinels. */
  Connector anonymous() {
    return new Connector(tls, Credentials.NONE, 0, mostBytes, timer, ticker);
  }

  Connection open(Address address) throws IOException {
    Socket socket = socket(address);
    try {
      Connection connection = new Connection(socket, mostBytes, timer, ticker);
      introduce(connection, credentials.auth());
      introduce(connection, database == 0 ? null : Command.of("SELECT").with(database));
      return connection;
    } catch (IOException | RuntimeException failure) {
      socket.close();
      throw failure;
    }
  }

  private static void introduce(Connection connection, @Nullable Command command)
      throws IOException {
    if (command != null) {
      connection.send(command, CONNECT_NANOS);
    }
  }

  private Socket socket(Address address) throws IOException {
    Socket plain = new Socket();
    try {
      plain.setTcpNoDelay(true);
      plain.setKeepAlive(true);
      plain.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_MILLIS);
      plain.setSoTimeout(CONNECT_MILLIS);
      return tls ? secure(plain, address) : plain;
    } catch (IOException | RuntimeException failure) {
      plain.close();
      throw failure;
    }
  }

  private static Socket secure(Socket plain, Address address) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket secure =
        (SSLSocket) factory.createSocket(plain, address.host(), address.port(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }
}
