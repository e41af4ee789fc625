package dev.scorekeeper.testkit.catalog;

import dev.scorekeeper.domain.catalog.Beat;
import dev.scorekeeper.domain.catalog.Movement;
import dev.scorekeeper.domain.catalog.PluginSequence;
import dev.scorekeeper.testkit.workspace.PlainText;
import dev.scorekeeper.testkit.workspace.PlainText.Flaw;
import dev.scorekeeper.testkit.workspace.PlainText.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Sequences of plugins as catalogs and plugin files in plain text have them. */
final class PlainSequences {
  /** Begins a line of a movement. */
  private static final String MOVEMENT = ">";

  /** Begins a line of a beat. */
  private static final String BEAT = ">>";

  /** Stands in place of an id where there is none. */
  private static final String NO_ID = "-";

  /** Begins a line that is about the file itself. */
  private static final String ABOUT = "@";

  private PlainSequences() {}

  /**
   * An entry of the file.
   *
   * @param line where it begins
   * @param id empty where it has none
   * @param sequence what it says, under an empty id where it has none
   */
  record Listed(Line line, Optional<String> id, PluginSequence sequence) {}

  /** The entries of a file, in its order. */
  static List<Listed> entries(PlainText text) throws Flaw {
    List<Listed> entries = new ArrayList<>();
    List<Line> lines = text.lines();
    int at = 0;
    while (at < lines.size()) {
      Line line = lines.get(at++);
      String first = line.word(0).orElse(NO_ID);
      if (first.startsWith(ABOUT)) {
        continue;
      }
      if (first.equals(MOVEMENT) || first.equals(BEAT)) {
        throw new Flaw("has a movement or a beat of nothing", line.at());
      }
      List<Movement> movements = new ArrayList<>(counted(line));
      while (at < lines.size() && lines.get(at).words().contains(MOVEMENT)) {
        Line movement = lines.get(at++);
        List<Beat> beats = new ArrayList<>();
        while (at < lines.size() && lines.get(at).words().contains(BEAT)) {
          beats.add(beat(lines.get(at++)));
        }
        movements.add(
            new Movement(
                movement.value("id"), movement.value("name"), movement.number("count"), beats));
      }
      Optional<String> id = Optional.of(first).filter(word -> !word.equals(NO_ID));
      entries.add(
          new Listed(
              line,
              id,
              new PluginSequence(
                  id.orElse(""),
                  line.value("plugin"),
                  line.value("name"),
                  line.number("beats"),
                  movements)));
    }
    return entries;
  }

  /** The lines about the file that begin with a word. */
  static List<Line> about(PlainText text, String word) {
    return text.lines().stream()
        .filter(line -> line.word(0).equals(Optional.of(ABOUT + word)))
        .toList();
  }

  /** Movements that are only counted, of which the first says how many beats there are. */
  private static List<Movement> counted(Line line) throws Flaw {
    List<Movement> movements = new ArrayList<>();
    long count = line.count(1);
    for (int i = 0; i < count; i++) {
      OptionalLong beats = i == 0 ? OptionalLong.of(line.count(2)) : OptionalLong.empty();
      movements.add(new Movement("", "", beats, List.of()));
    }
    return movements;
  }

  private static Beat beat(Line line) {
    return new Beat(
        line.value("number"),
        line.value("event"),
        line.value("handler"),
        line.value("kind"),
        line.value("timing"));
  }

  /** The lines of a sequence, which say all of it. */
  static String text(PluginSequence sequence) {
    StringBuilder text = new StringBuilder(sequence.id());
    text.append(PlainText.value("plugin", sequence.plugin()));
    text.append(PlainText.value("name", sequence.name()));
    text.append(PlainText.value("beats", number(sequence.beats())));
    for (Movement movement : sequence.movements()) {
      text.append('\n').append(MOVEMENT);
      text.append(PlainText.value("id", movement.id()));
      text.append(PlainText.value("name", movement.name()));
      text.append(PlainText.value("count", number(movement.count())));
      for (Beat beat : movement.beats()) {
        text.append('\n').append(BEAT);
        text.append(PlainText.value("number", beat.number()));
        text.append(PlainText.value("event", beat.event()));
        text.append(PlainText.value("handler", beat.handler()));
        text.append(PlainText.value("kind", beat.kind()));
        text.append(PlainText.value("timing", beat.timing()));
      }
    }
    return text.append('\n').toString();
  }

  private static String number(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "";
  }
}
