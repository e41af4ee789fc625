package dev.scorekeeper.postgresql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Stands between clients and a server, counts what they say to each other, and ends all connections
 * once that is so many bytes.
 */
final class CuttingProxy implements AutoCloseable {
  /** Who is spoken to. */
  enum Way {
    TO_SERVER,
    TO_CLIENT
  }

  /** What becomes of those who come after the cut. */
  enum Afterwards {
    LET_THROUGH,
    REFUSED
  }

  private static final int BUFFER = 1 << 16;

  private final int server;
  private final ServerSocket listening;
  private final Set<Socket> open = new HashSet<>();
  private final Map<Way, Long> passed = new EnumMap<>(Way.class);
  private final Map<Way, Long> most = new EnumMap<>(Way.class);
  private Afterwards afterwards = Afterwards.LET_THROUGH;
  private Runnable then = () -> {};
  private boolean refuses;
  private boolean isCut;
  private Way last = Way.TO_CLIENT;
  private int questions;

  /** Before a server on this machine. */
  CuttingProxy(int server) {
    this.server = server;
    try {
      listening = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
    mend();
  }

  /** The address of a database behind it. */
  String address(String database) {
    return "postgresql://postgres@localhost:" + listening.getLocalPort() + "/" + database;
  }

  /** From now on all comes through, and is counted from nothing. */
  synchronized void mend() {
    passed.put(Way.TO_SERVER, 0L);
    passed.put(Way.TO_CLIENT, 0L);
    most.clear();
    refuses = false;
    isCut = false;
    questions = 0;
  }

  /**
   * From now on no more than so many bytes come through on a way, over all connections.
   *
   * @param then done before the connections end
   */
  synchronized void cut(Way way, long after, Afterwards afterwards, Runnable then) {
    mend();
    most.put(way, after);
    this.afterwards = afterwards;
    this.then = then;
  }

  synchronized boolean isCut() {
    return isCut;
  }

  /** How much came through since all did, or since it was said how much may. */
  synchronized long passed(Way way) {
    return passed.getOrDefault(way, 0L);
  }

  /** How often a client spoke since then, and waited for the answer. */
  synchronized int questions() {
    return questions;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        connect(client);
      } catch (IOException e) {
        // It is closed, or the server is not there.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    synchronized (this) {
      if (refuses) {
        client.close();
        return;
      }
      open.add(client);
    }
    Socket there;
    try {
      there = new Socket("localhost", server);
    } catch (IOException e) {
      client.close();
      throw e;
    }
    synchronized (this) {
      open.add(there);
    }
    daemon(() -> pass(client, there, Way.TO_SERVER));
    daemon(() -> pass(there, client, Way.TO_CLIENT));
  }

  private void pass(Socket from, Socket to, Way way) {
    byte[] bytes = new byte[BUFFER];
    try (from;
        to) {
      to.setTcpNoDelay(true);
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        int may = allowed(way, read);
        out.write(bytes, 0, may);
        out.flush();
        if (may < read) {
          end();
        }
      }
    } catch (IOException e) {
      // One of them left.
    }
  }

  private synchronized int allowed(Way way, int bytes) {
    if (isCut && refuses) {
      return 0;
    }
    questions += way == Way.TO_SERVER && last == Way.TO_CLIENT ? 1 : 0;
    last = way;
    long before = passed(way);
    int may = (int) Math.min(bytes, most.getOrDefault(way, Long.MAX_VALUE) - before);
    passed.put(way, before + may);
    return may;
  }

  private synchronized void end() throws IOException {
    if (isCut) {
      return;
    }
    isCut = true;
    most.clear();
    refuses = afterwards == Afterwards.REFUSED;
    then.run();
    for (Socket socket : open) {
      socket.close();
    }
    open.clear();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "cutting proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public synchronized void close() {
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
