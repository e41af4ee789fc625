package dev.scorekeeper.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.postgresql.Driver;

/** A program that connects to a server, if one is named, and asks one thing. */
final class Connect {
  /** What spares the driver some work, as it is spared in ours. */
  static final String AS_OURS = "&assumeMinServerVersion=14";

  private Connect() {}

  public static void main(String[] arguments) throws SQLException {
    for (String address : arguments) {
      try (Connection connection = new Driver().connect(address, new Properties());
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SELECT 1")) {
        row.next();
      }
    }
  }

  /** This program in a jar, since an archive takes no classes of folders; and the driver. */
  static String classPath(Path scratch) throws IOException {
    Path jar = scratch.resolve("connect.jar");
    String file = Connect.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        InputStream compiled = Connect.class.getResourceAsStream("/" + file)) {
      out.putNextEntry(new JarEntry(file));
      Objects.requireNonNull(compiled).transferTo(out);
    }
    try {
      return jar
          + File.pathSeparator
          + Path.of(Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
