package dev.scorekeeper.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Stands in for a PostgreSQL server, of which there is none where classes are noted: its driver
 * connects, and every question has an answer without rows. It speaks that much of version 3 of the
 * protocol, and to one at a time.
 */
final class StandInServer implements Closeable {
  /** A first message that is none of these asks for a secret channel, of which there is none. */
  private static final int VERSION_3 = 3 << 16;

  private static final int TEXT = 25;
  private static final String SELECT = "SELECT";

  private final ServerSocket socket;

  private StandInServer(ServerSocket socket) {
    this.socket = socket;
  }

  /** Begins to answer on this machine alone. */
  static StandInServer start() throws IOException {
    StandInServer server =
        new StandInServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    Thread thread = new Thread(server::answerAll, "stand-in server");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  int port() {
    return socket.getLocalPort();
  }

  private void answerAll() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept();
          DataInputStream in =
              new DataInputStream(new BufferedInputStream(client.getInputStream()));
          DataOutputStream out =
              new DataOutputStream(new BufferedOutputStream(client.getOutputStream()))) {
        welcome(in, out);
        answer(in, out);
      } catch (IOException e) {
        // Whoever asked has gone, or nobody is to ask any more.
      }
    }
  }

  private static void welcome(DataInputStream in, DataOutputStream out) throws IOException {
    while (begin(in) != VERSION_3) {
      out.writeByte('N');
      out.flush();
    }
    send(out, 'R', new byte[Integer.BYTES]);
    parameter(out, "server_version", "17.0");
    parameter(out, "client_encoding", "UTF8");
    parameter(out, "standard_conforming_strings", "on");
    parameter(out, "integer_datetimes", "on");
    parameter(out, "DateStyle", "ISO, MDY");
    parameter(out, "TimeZone", "UTC");
    send(out, 'K', new byte[2 * Integer.BYTES]);
    ready(out);
  }

  /** Reads a first message, and says what it wants. */
  private static int begin(DataInputStream in) throws IOException {
    int length = in.readInt();
    int wanted = in.readInt();
    in.skipNBytes(length - 2 * Integer.BYTES);
    return wanted;
  }

  private static void parameter(DataOutputStream out, String name, String value)
      throws IOException {
    send(out, 'S', (name + '\0' + value + '\0').getBytes(UTF_8));
  }

  private static void ready(DataOutputStream out) throws IOException {
    send(out, 'Z', new byte[] {'I'});
    out.flush();
  }

  private static void answer(DataInputStream in, DataOutputStream out) throws IOException {
    String verb = "";
    for (int type = in.read(); type >= 0 && type != 'X'; type = in.read()) {
      byte[] body = in.readNBytes(in.readInt() - Integer.BYTES);
      switch (type) {
        case 'P' -> {
          // The name of the statement comes first.
          verb = verb(text(body).split("\0", 2)[1]);
          send(out, '1');
        }
        case 'B' -> send(out, '2');
        case 'D' -> describe(out, body[0], verb.equals(SELECT));
        case 'E' -> done(out, verb);
        case 'Q' -> {
          done(out, verb(text(body)));
          ready(out);
        }
        case 'S' -> ready(out);
        default -> throw new IOException("nothing stands in for this");
      }
    }
  }

  private static String text(byte[] body) {
    return new String(body, UTF_8);
  }

  /** The first word of a statement. */
  private static String verb(String statement) {
    return statement.strip().split("\\W", 2)[0];
  }

  private static void done(DataOutputStream out, String verb) throws IOException {
    send(out, 'C', (verb.equals(SELECT) ? "SELECT 0\0" : verb + '\0').getBytes(UTF_8));
  }

  private static void describe(DataOutputStream out, byte what, boolean asks) throws IOException {
    if (what == 'S') {
      send(out, 't', new byte[Short.BYTES]);
    }
    if (!asks) {
      send(out, 'n');
      return;
    }
    // One column without a table, of texts of any length.
    out.writeByte('T');
    out.writeInt(26);
    out.writeShort(1);
    out.write("c\0".getBytes(UTF_8));
    out.writeInt(0);
    out.writeShort(0);
    out.writeInt(TEXT);
    out.writeShort(-1);
    out.writeInt(-1);
    out.writeShort(0);
  }

  private static void send(DataOutputStream out, char type, byte... body) throws IOException {
    out.writeByte(type);
    out.writeInt(Integer.BYTES + body.length);
    out.write(body);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
