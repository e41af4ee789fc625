package dev.scorekeeper.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results of benchmarks, for people and for programs. */
record Report(Machine machine, Map<Benchmark, List<Result>> results) {
  String markdown() {
    StringBuilder text = new StringBuilder("# Results\n\n");
    text.append("Made by `benchmarks/run`, on ")
        .append(machine.processor())
        .append(" (")
        .append(machine.cores())
        .append(" cores), ")
        .append(machine.system())
        .append(", ")
        .append(machine.java())
        .append(", ")
        .append(machine.date())
        .append(
            ".\nA ratio is the median of the ratios of rounds in which both were run in turn; times are"
                + " medians.\n");
    results.forEach(
        (benchmark, lines) -> {
          text.append("\n## ").append(benchmark.name()).append("\n\n");
          text.append(benchmark.about()).append("\n\n");
          text.append("| what | ours | against | theirs | ratio | at most |\n");
          text.append("| --- | ---: | --- | ---: | ---: | ---: |\n");
          lines.forEach(line -> text.append(row(line)));
        });
    return text.toString();
  }

  private static String row(Result result) {
    String target = result.target().isPresent() ? number(result.target().getAsDouble()) : "";
    if (result instanceof Result.Ratio ratio) {
      return String.format(
          Locale.ROOT,
          "| %s | %s | %s | %s | %s | %s |%n",
          ratio.what(),
          time(ratio.ours()),
          ratio.peer(),
          time(ratio.theirs()),
          number(ratio.ratio()),
          target);
    }
    Result.Figure figure = (Result.Figure) result;
    return String.format(
        Locale.ROOT,
        "| %s | %s %s | | | | %s |%n",
        figure.what(),
        number(figure.value()),
        figure.unit(),
        target);
  }

  private static String time(Duration duration) {
    return number(duration.toNanos() / 1e6) + " ms";
  }

  /** With two digits after the point where they tell something. */
  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
  }

  String json() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("processor", machine.processor());
      json.writeNumberField("cores", machine.cores());
      json.writeStringField("system", machine.system());
      json.writeStringField("java", machine.java());
      json.writeStringField("date", machine.date().toString());
      for (Map.Entry<Benchmark, List<Result>> entry : results.entrySet()) {
        json.writeArrayFieldStart(entry.getKey().name());
        for (Result result : entry.getValue()) {
          write(json, result);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void write(JsonGenerator json, Result result) throws IOException {
    json.writeStartObject();
    json.writeStringField("what", result.what());
    if (result instanceof Result.Ratio ratio) {
      json.writeStringField("against", ratio.peer());
      json.writeNumberField("oursMillis", ratio.ours().toNanos() / 1e6);
      json.writeNumberField("theirsMillis", ratio.theirs().toNanos() / 1e6);
      json.writeNumberField("ratio", ratio.ratio());
    } else if (result instanceof Result.Figure figure) {
      json.writeNumberField("value", figure.value());
      json.writeStringField("unit", figure.unit());
    }
    if (result.target().isPresent()) {
      json.writeNumberField("atMost", result.target().getAsDouble());
    }
    json.writeEndObject();
  }
}
