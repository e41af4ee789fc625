package dev.scorekeeper.sql;

import dev.scorekeeper.domain.fact.Digest;
import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.run.StreamId;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What tests look at beneath a history's ports. */
public final class Inside {
  private Inside() {}

  /** The facts of an assessment, put together from what is stored. */
  public static Facts facts(LogDatabase database, Digest digest) throws SQLException {
    Assessments assessments = new Assessments(database);
    return assessments.facts(assessments.find(digest).orElseThrow());
  }

  /** Folds a stream from its beginning. */
  public static void fold(LogDatabase database, StreamId id) throws SQLException {
    Runs runs = new Runs(database);
    Assessments assessments = new Assessments(database);
    long stream = runs.streams().find(id).orElseThrow();
    new Fold(runs, assessments, stream, new StreamSpans(database, assessments, stream))
        .after(Optional.empty(), Map.of());
  }

  /** The chain's link after the first run, as it follows from what is stored of it. */
  public static Digest linkOfTheFirst(LogDatabase database) throws SQLException {
    Runs runs = new Runs(database);
    Digest link = Checkpoint.beginning(runs.checkpoint().origin()).head();
    LoggedRun logged = runs.recorded(0, 1).get(0);
    Digest digest = new Assessments(database).digest(logged.assessment());
    return logged.recorded().run().chained(link, digest);
  }

  /** All statements that are constants of a class of this package, by the names of both. */
  public static Map<String, String> statements() throws Exception {
    Map<String, String> statements = new TreeMap<>();
    for (String name : classes()) {
      Class<?> owner = Class.forName(LogDatabase.class.getPackageName() + "." + name);
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
    statements.remove("Runs.RUN_COLUMNS");
    return statements;
  }

  private static List<String> classes() throws Exception {
    URI one = Objects.requireNonNull(Runs.class.getResource("Runs.class")).toURI();
    if (!"jar".equals(one.getScheme())) {
      return classesIn(Path.of(one).resolveSibling("."));
    }
    try (FileSystem jar = FileSystems.newFileSystem(one, Map.of())) {
      return classesIn(jar.getPath("dev/scorekeeper/sql"));
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
