package dev.scorekeeper.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.StringJoiner;

/**
 * A statement with the values of its parameters.
 *
 * @param values as they are stored; what is empty is NULL
 */
public record BoundStatement(String sql, List<Object> values) {
  /** A statement with these values, in the order of its parameters. */
  public static BoundStatement of(String sql, Object... values) {
    return new BoundStatement(sql, List.of(values));
  }

  /** Several statements as the parts of one. */
  public static BoundStatement together(List<BoundStatement> parts) {
    StringJoiner sql = new StringJoiner(";\n");
    List<Object> values = new ArrayList<>();
    for (BoundStatement part : parts) {
      sql.add(part.sql);
      values.addAll(part.values);
    }
    return new BoundStatement(sql.toString(), values);
  }

  /** The same values for a statement of another text. */
  public BoundStatement as(String other) {
    return new BoundStatement(other, values);
  }

  /** Binds the values. */
  public void bind(PreparedStatement statement) throws SQLException {
    int parameter = 1;
    for (Object value : values) {
      Optional<?> known = known(value);
      if (known.isPresent()) {
        statement.setObject(parameter, known.get());
      } else {
        statement.setNull(parameter, Types.NULL);
      }
      parameter++;
    }
  }

  private static Optional<?> known(Object value) {
    if (value instanceof OptionalLong number) {
      return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
    return value instanceof Optional<?> optional ? optional : Optional.of(value);
  }

  /** Values that are bytes are equal where their content is. */
  @Override
  public boolean equals(Object other) {
    return other instanceof BoundStatement that
        && sql.equals(that.sql)
        && Arrays.deepEquals(values.toArray(), that.values.toArray());
  }

  @Override
  public int hashCode() {
    return 31 * sql.hashCode() + Arrays.deepHashCode(values.toArray());
  }
}
