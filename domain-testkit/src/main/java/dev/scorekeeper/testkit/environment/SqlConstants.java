package dev.scorekeeper.testkit.environment;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The statements that the classes of a package have as constants. */
public final class SqlConstants {
  private SqlConstants() {}

  /**
   * All of them, by the names of class and constant.
   *
   * @param one a class of the package
   */
  public static Map<String, String> of(Class<?> one) throws Exception {
    Map<String, String> statements = new TreeMap<>();
    for (String name : classes(one)) {
      Class<?> owner = Class.forName(one.getPackageName() + "." + name);
      for (Field field : owner.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
          field.setAccessible(true);
          String sql = String.valueOf(field.get(null));
          if (sql.matches("(?s)\\s*(SELECT|WITH|INSERT|UPDATE|DELETE) .*")) {
            statements.put(owner.getSimpleName() + "." + field.getName(), sql);
          }
        }
      }
    }
    return statements;
  }

  private static List<String> classes(Class<?> one) throws Exception {
    String file = one.getSimpleName() + ".class";
    URI place = Objects.requireNonNull(one.getResource(file)).toURI();
    if (!"jar".equals(place.getScheme())) {
      return classesIn(Path.of(place).resolveSibling("."));
    }
    try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
      return classesIn(jar.getPath(one.getPackageName().replace('.', '/')));
    }
  }

  private static List<String> classesIn(Path folder) throws IOException {
    List<String> classes = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".class") && !name.equals("package-info.class")) {
          classes.add(name.replace(".class", ""));
        }
      }
    }
    return classes;
  }
}
