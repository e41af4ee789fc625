package dev.scorekeeper.postgresql.internal;

import dev.scorekeeper.domain.history.HistoryException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which database of which server, and as whom. It holds no secret: a password comes from where
 * those of PostgreSQL's own programs come from.
 *
 * @param host without brackets
 * @param user empty where the environment or the system says who asks
 * @param options what is said of TLS and of waiting
 */
public record ServerAddress(
    String host, int port, String database, Optional<String> user, Map<String, String> options) {
  private static final int DEFAULT_PORT = 5432;
  private static final String USER = "user";
  private static final String TLS = "sslmode";
  private static final String CONNECT = "connectTimeout";
  private static final List<String> SCHEMES =
      List.of("jdbc:postgresql://", "postgresql://", "postgres://");

  /** What an address may say, all of which is no secret. */
  private static final List<String> OPTIONS =
      List.of(TLS, USER, "sslrootcert", "sslcert", "sslkey", CONNECT);

  /** The oldest version of a server that a history can be on. */
  private static final String OLDEST = "14";

  private static final String PASSWORD_BELONGS =
      "; put it into the variable PGPASSWORD, or into a line HOST:PORT:DATABASE:USER:PASSWORD of"
          + " the file ~/.pgpass (or that PGPASSFILE names), and leave it out here";

  /** In this many seconds a server answers, or is not reached. */
  private static final String CONNECT_TIMEOUT = "10";

  /** In this many it has let somebody in; unless the address says how long to wait. */
  private static final String LOGIN_TIMEOUT = "30";

  public ServerAddress {
    options = Map.copyOf(options);
  }

  /**
   * Reads an address.
   *
   * @throws HistoryException when it is none, or has a password in it, which no message repeats
   */
  public static ServerAddress of(String text) {
    String rest = afterScheme(text);
    int query = rest.indexOf('?');
    Map<String, String> options = query < 0 ? Map.of() : options(rest.substring(query + 1));
    String place = query < 0 ? rest : rest.substring(0, query);
    int slash = place.indexOf('/');
    String authority = slash < 0 ? place : place.substring(0, slash);
    String database = slash < 0 ? "" : decoded(place.substring(slash + 1));
    int at = authority.lastIndexOf('@');
    Optional<String> user =
        at < 0
            ? Optional.ofNullable(options.get(USER))
            : Optional.of(user(authority.substring(0, at)));
    String server = authority.substring(at + 1);
    if (database.isEmpty() || database.contains("/")) {
      throw none("it names no database");
    }
    return server(server, database, user, options);
  }

  private static String afterScheme(String text) {
    for (String scheme : SCHEMES) {
      if (text.startsWith(scheme)) {
        return text.substring(scheme.length());
      }
    }
    throw none("it does not begin with postgresql://");
  }

  private static ServerAddress server(
      String server, String database, Optional<String> user, Map<String, String> options) {
    if (server.contains(",")) {
      throw none("it names several servers");
    }
    int colon = server.endsWith("]") ? -1 : server.lastIndexOf(':');
    String host = colon < 0 ? server : server.substring(0, colon);
    int port = DEFAULT_PORT;
    if (colon >= 0) {
      try {
        port = Integer.parseInt(server.substring(colon + 1));
      } catch (NumberFormatException e) {
        port = 0;
      }
      if (port < 1 || port > 65_535) {
        throw none("its port is none");
      }
    }
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    return new ServerAddress(
        host.isEmpty() ? "localhost" : decoded(host), port, database, user, options);
  }

  private static String user(String info) {
    if (info.contains(":")) {
      throw new HistoryException(
          "the history's address has a password in it, which others would come to see"
              + PASSWORD_BELONGS);
    }
    return decoded(info);
  }

  private static Map<String, String> options(String query) {
    if (query.toLowerCase(Locale.ROOT).contains("password")) {
      throw new HistoryException(
          "the history's address has a password in it, which others would come to see"
              + PASSWORD_BELONGS);
    }
    Map<String, String> options = new TreeMap<>();
    for (String part : query.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      if (!OPTIONS.contains(name) || equals < 0) {
        throw none("after the question mark it may say " + String.join(", ", OPTIONS));
      }
      options.put(name, decoded(part.substring(equals + 1)));
    }
    return options;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new HistoryException(
          "the history's address has a percent sign that is followed by no two digits", e);
    }
  }

  private static HistoryException none(String why) {
    return new HistoryException(
        "the history's address is none of a server: "
            + why
            + "; write postgresql://USER@HOST:PORT/DATABASE, such as"
            + " postgresql://scorekeeper@db.example.org/plans");
  }

  /** The address as messages say it. */
  public String place() {
    return "postgresql://"
        + user.map(name -> name + "@").orElse("")
        + (host.contains(":") ? "[" + host + "]" : host)
        + (port == DEFAULT_PORT ? "" : ":" + port)
        + "/"
        + database;
  }

  /** The server as messages say it. */
  String server() {
    return host + ":" + port;
  }

  /** What the driver takes. */
  String url() {
    return "jdbc:postgresql://"
        + (host.contains(":") ? "[" + host + "]" : host)
        + ":"
        + port
        + "/"
        + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * What the driver is told besides.
   *
   * @param variables of the environment, by those names that PostgreSQL's own programs know
   */
  Properties properties(Map<String, String> variables) {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "scorekeeper");
    properties.setProperty(CONNECT, CONNECT_TIMEOUT);
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("defaultRowFetchSize", "1000");
    // So the driver need not ask what the server knows before it says who asks.
    properties.setProperty("assumeMinServerVersion", OLDEST);
    // A session asks the same of each run, and is planned for it the first time.
    properties.setProperty("prepareThreshold", "1");
    set(properties, "password", variables.get("PGPASSWORD"));
    properties.setProperty(TLS, isLoopback() ? "prefer" : "require");
    set(properties, TLS, variables.get("PGSSLMODE"));
    set(properties, "sslrootcert", variables.get("PGSSLROOTCERT"));
    set(properties, "sslcert", variables.get("PGSSLCERT"));
    set(properties, "sslkey", variables.get("PGSSLKEY"));
    options.forEach(properties::setProperty);
    if (!options.containsKey(CONNECT)) {
      properties.setProperty("loginTimeout", LOGIN_TIMEOUT);
    }
    who(variables).ifPresent(name -> properties.setProperty(USER, name));
    return properties;
  }

  private static void set(Properties properties, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      properties.setProperty(name, value);
    }
  }

  /** Who asks, where that is said. */
  Optional<String> who(Map<String, String> variables) {
    return user.or(
        () -> Optional.ofNullable(variables.get("PGUSER")).filter(name -> !name.isEmpty()));
  }

  /** Whether nothing leaves this machine on the way to the server. */
  boolean isLoopback() {
    return host.equals("localhost") || host.equals("::1") || host.matches("127\\.[0-9.]+");
  }
}
