package dev.scorekeeper.sqlite.internal.file;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.ExchangeMarks;
import dev.scorekeeper.domain.storedassessment.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks in a small file beside a history, a line each. What is not a mark in it is none; and where
 * it cannot be written, the next exchange looks at more.
 */
public final class MarkFile implements ExchangeMarks {
  private static final String ENDING = ".marks";
  private static final int MOST_BYTES = 4 << 20;
  private static final int MOST_MARKS = 10_000;

  private static final String GIVEN = "given ";
  private static final String TAKEN = "taken ";
  private static final List<String> WAYS = List.of(GIVEN, TAKEN);

  private static final String CHECKPOINT = " ([0-9a-f]{32}) (0|[1-9][0-9]{0,17}) ([0-9a-f]{64})";
  private static final Pattern LINE =
      Pattern.compile("(given|taken) ([0-9a-f]{64})" + CHECKPOINT + CHECKPOINT);

  private final Path file;
  private final Map<String, Checkpoints> marks = new LinkedHashMap<>();
  private boolean isRead;

  private record Checkpoints(Checkpoint own, Checkpoint other) {}

  /** The marks of a history's file. */
  public MarkFile(Path history) {
    this.file = of(history);
  }

  private static Path of(Path history) {
    return history.resolveSibling(history.getFileName() + ENDING).toAbsolutePath();
  }

  /** Takes away what a killed process left beside a history, where it is likely that one did. */
  public static void tidy(Path history) {
    Draft.sweepIfLikely(of(history), Draft.Content.MARKS);
  }

  /** Whether a file that begins so may be one of marks, also one that ends too early. */
  static boolean isBeginning(String text) {
    return WAYS.stream().anyMatch(way -> text.startsWith(way) || way.startsWith(text));
  }

  @Override
  public Optional<Mark> find(Way way, String other, String project) {
    read();
    return Optional.ofNullable(marks.get(key(way, other, project)))
        .map(known -> new Mark(way, project, known.own(), known.other()));
  }

  @Override
  public void keep(List<Mark> kept) {
    read();
    for (Mark mark : kept) {
      String key = key(mark.way(), mark.other().origin(), mark.project());
      // The newest last, so that what is forgotten is what nobody exchanged for the longest.
      marks.remove(key);
      marks.put(key, new Checkpoints(mark.own(), mark.other()));
    }
    write();
  }

  private static String key(Way way, String other, String project) {
    return (way == Way.GIVEN ? GIVEN : TAKEN)
        + Digest.builder().add(project).digest().hex()
        + " "
        + other;
  }

  private void read() {
    if (isRead) {
      return;
    }
    isRead = true;
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      bytes = in.readNBytes(MOST_BYTES);
    } catch (IOException e) {
      return;
    }
    for (String line : new String(bytes, StandardCharsets.US_ASCII).split("\n", -1)) {
      Matcher parts = LINE.matcher(line);
      if (parts.matches()) {
        Checkpoint own = checkpoint(parts, 3);
        Checkpoint other = checkpoint(parts, 6);
        marks.put(
            parts.group(1) + " " + parts.group(2) + " " + other.origin(),
            new Checkpoints(own, other));
      }
    }
  }

  private static Checkpoint checkpoint(Matcher parts, int group) {
    return new Checkpoint(
        parts.group(group),
        Long.parseLong(parts.group(group + 1)),
        new Digest(parts.group(group + 2)));
  }

  private void write() {
    List<String> lines = new ArrayList<>();
    marks.forEach(
        (key, known) ->
            lines.add(
                key.substring(0, key.lastIndexOf(' '))
                    + text(known.own())
                    + text(known.other())
                    + "\n"));
    List<String> newest = lines.subList(Math.max(0, lines.size() - MOST_MARKS), lines.size());
    try (Draft draft = Draft.of(file, Draft.Content.MARKS)) {
      Files.write(
          draft.file(),
          String.join("", newest).getBytes(StandardCharsets.US_ASCII),
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);
      Files.move(
          draft.file(), file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // The next exchange looks at more.
    }
  }

  private static String text(Checkpoint checkpoint) {
    return " " + checkpoint.origin() + " " + checkpoint.entries() + " " + checkpoint.head().hex();
  }
}
