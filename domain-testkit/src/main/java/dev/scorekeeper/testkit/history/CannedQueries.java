package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.query.Patience;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.QueryException;
import dev.scorekeeper.domain.query.Rows;
import dev.scorekeeper.domain.query.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers to questions that are known before; any other question is not understood. */
public final class CannedQueries implements Queries {
  /** The only view. */
  public static final List<View> VIEWS =
      List.of(
          new View(
              "runs",
              "a run",
              List.of(
                  new View.Column("run", View.Type.TEXT, "its identity"),
                  new View.Column("project", View.Type.TEXT, "whose it is"))));

  private static final Pattern PARAMETER = Pattern.compile(":([A-Za-z]\\w*)");

  private final Map<String, Answer> answers = new HashMap<>();
  private final List<Asked> asked = new ArrayList<>();

  /**
   * A question that was asked.
   *
   * @param parameters values by name
   */
  public record Asked(String sql, Map<String, String> parameters) {}

  private record Answer(List<String> columns, List<List<@Nullable Object>> rows) {}

  /**
   * Gives rows to whoever asks this.
   *
   * @param sql the whole statement
   */
  public CannedQueries answer(
      String sql, List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
    List<List<@Nullable Object>> kept = new ArrayList<>();
    for (List<? extends @Nullable Object> row : rows) {
      kept.add(Collections.unmodifiableList(new ArrayList<@Nullable Object>(row)));
    }
    answers.put(sql, new Answer(List.copyOf(columns), kept));
    return this;
  }

  /** What was asked so far. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Set<String> parameters(String sql) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = PARAMETER.matcher(sql);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  @Override
  public void run(String sql, Map<String, String> parameters, Patience patience, Rows rows) {
    asked.add(new Asked(sql, Map.copyOf(parameters)));
    Answer answer = answers.get(sql);
    if (answer == null) {
      throw new QueryException("nobody understands " + sql);
    }
    rows.columns(answer.columns);
    answer.rows.forEach(rows::row);
  }

  @Override
  public void close() {}
}
