package dev.scorekeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.Work;
import dev.scorekeeper.application.history.Import;
import dev.scorekeeper.application.validate.ValidationRequest;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.workspace.UnwritableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories carried from one to another, through real files and streams. */
class CarriedLogsTest {
  private static final String REGISTRY = "orchestration-domains.json";

  @TempDir private Path folder;
  private Path workspace = Path.of("");
  private Scorekeeper scorekeeper = Setup.of(Path.of(""), Map.of()).open();

  @BeforeEach
  void recordTwoRuns() throws IOException {
    workspace = Files.createDirectory(folder.resolve("shop"));
    scorekeeper = Setup.of(workspace, Map.of()).open();
    record(scorekeeper, "cart");
    record(scorekeeper, "till");
  }

  private void record(Scorekeeper with, String domain) throws IOException {
    Files.writeString(workspace.resolve(REGISTRY), "{\"domains\": [{\"id\": \"" + domain + "\"}]}");
    assertThat(with.validate(ValidationRequest.USUAL).recorded()).isTrue();
  }

  private Scorekeeper other(String history) {
    return Setup.of(workspace, Map.of()).history(folder.resolve(history)).open();
  }

  private Path exported() {
    Path file = folder.resolve("runs.jsonl");
    scorekeeper.exportTo(file);
    return file;
  }

  /** A stream that knows whether it was closed. */
  private static final class Watched extends ByteArrayInputStream {
    private boolean closed;

    Watched(byte[] bytes) {
      super(bytes);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void areTheSameElsewhere() {
    Checkpoint checkpoint = scorekeeper.exportTo(folder.resolve("runs.jsonl"));

    Import.Result result =
        other("other/history.db")
            .importFrom(List.of(new LogInput.OfFile(folder.resolve("runs.jsonl"))));

    assertThat(checkpoint).isEqualTo(scorekeeper.checkpoint());
    assertThat(result)
        .isEqualTo(new Import.Result(folder.resolve("other/history.db").toString(), 2, 2, 2));
    assertThat(other("other/history.db").log(5, false).runs())
        .isEqualTo(scorekeeper.log(5, false).runs());
  }

  @Test
  void areTheSameInAFileAndAStream() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    Checkpoint checkpoint = scorekeeper.exportTo(out);

    assertThat(checkpoint.entries()).isEqualTo(2);
    assertThat(exported()).hasBinaryContent(out.toByteArray());
  }

  @Test
  void areReadFromAStreamThatIsLeftOpen() throws IOException {
    Watched in = new Watched(Files.readAllBytes(exported()));

    Import.Result result =
        other("other.db").importFrom(List.of(new LogInput.OfStream(in, "standard input")));

    assertThat(result.added()).isEqualTo(2);
    assertThat(in.closed).isFalse();
  }

  @Test
  void areReadFromAStreamThatIsLeftOpenAlsoWhenItIsNoLog() {
    Watched in = new Watched("hello\n".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(
            () -> other("other.db").importFrom(List.of(new LogInput.OfStream(in, "the pipe"))))
        .isInstanceOf(HistoryException.class)
        .hasMessageStartingWith("the pipe");
    assertThat(in.closed).isFalse();
  }

  @Test
  void areOneOfAFileAndAStreamTogether() throws IOException {
    Path file = exported();
    record(scorekeeper, "gate");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    scorekeeper.exportTo(out);

    Import.Result result =
        other("other.db")
            .importFrom(
                List.of(
                    new LogInput.OfFile(file),
                    new LogInput.OfStream(
                        new ByteArrayInputStream(out.toByteArray()), "standard input")));

    assertThat(result.read()).isEqualTo(5);
    assertThat(result.added()).isEqualTo(3);
    assertThat(result.entries()).isEqualTo(3);
  }

  @Test
  void areOneHistoryInEitherOrder() throws IOException {
    other("there.db").importFrom(List.of(new LogInput.OfFile(exported())));
    record(scorekeeper, "gate");
    record(other("there.db"), "menu");
    LogInput here = new LogInput.OfFile(exported());
    LogInput there = new LogInput.OfFile(folder.resolve("there.jsonl"));
    other("there.db").exportTo(folder.resolve("there.jsonl"));

    assertThat(other("one.db").importFrom(List.of(here, there)).entries()).isEqualTo(4);
    assertThat(other("two.db").importFrom(List.of(there, here)).entries()).isEqualTo(4);

    Function<Scorekeeper, List<Run>> runs =
        of -> of.log(9, false).runs().stream().map(RecordedRun::run).toList();
    assertThat(runs.apply(other("one.db"))).isEqualTo(runs.apply(other("two.db")));
    assertThat(other("one.db").status().head().facts())
        .isEqualTo(other("two.db").status().head().facts());
  }

  @Test
  void areClosedWhenTheyAreRead() throws IOException {
    Path file = exported();

    other("other.db").importFrom(List.of(new LogInput.OfFile(file), new LogInput.OfFile(file)));

    assertNothingHolds(file);
  }

  @Test
  void areClosedWhenOneOfThemIsMissing() throws IOException {
    Path file = exported();

    assertThatThrownBy(
            () ->
                other("none/other.db")
                    .importFrom(
                        List.of(
                            new LogInput.OfFile(file),
                            new LogInput.OfFile(folder.resolve("missing.jsonl")))))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("missing.jsonl");
    assertNothingHolds(file);
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void areClosedWhenOneOfThemIsRefused() throws IOException {
    Path file = exported();
    Path forged = folder.resolve("forged.jsonl");
    Files.writeString(forged, Files.readString(file).replaceFirst("\"cart\"", "\"tart\""));

    assertThatThrownBy(
            () ->
                other("other.db")
                    .importFrom(List.of(new LogInput.OfFile(file), new LogInput.OfFile(forged))))
        .isInstanceOf(HistoryException.class)
        .hasMessageStartingWith(forged.toString());
    assertNothingHolds(file);
    assertNothingHolds(forged);
  }

  /** Expects that no descriptor of this process leads to a file, where the system can tell. */
  private static void assertNothingHolds(Path file) throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    if (!Files.isDirectory(descriptors)) {
      Files.delete(file);
      return;
    }
    try (Stream<Path> open = Files.list(descriptors)) {
      assertThat(open.map(CarriedLogsTest::target)).doesNotContain(file.toRealPath().toString());
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return "closed by now";
    }
  }

  @Test
  void tellHowMuchOfTheFilesIsRead() {
    StringBuilder heard = new StringBuilder();
    Listener listener =
        new Listener() {
          @Override
          public Stage begin(Work work) {
            heard.append(work);
            return new Stage() {
              @Override
              public void show(int done, int of) {
                assertThat(done).isBetween(0, of);
              }

              @Override
              public void close() {
                heard.append(" over");
              }
            };
          }

          @Override
          public void notice(String clause) {
            heard.append(clause);
          }
        };

    Setup.of(workspace, Map.of())
        .history(folder.resolve("other.db"))
        .telling(listener)
        .open()
        .importFrom(List.of(new LogInput.OfFile(exported())));

    assertThat(heard).hasToString("IMPORTING over");
  }

  @Test
  void replaceNothingButAnOlderExport() throws IOException {
    Path notes = Files.writeString(folder.resolve("notes.txt"), "hello");

    assertThatThrownBy(() -> scorekeeper.exportTo(notes)).isInstanceOf(UnwritableException.class);
    assertThat(notes).hasContent("hello");
    Path file = exported();
    record(scorekeeper, "gate");
    assertThat(scorekeeper.exportTo(file).entries()).isEqualTo(3);
    assertThat(other("other.db").importFrom(List.of(new LogInput.OfFile(file))).entries())
        .isEqualTo(3);
  }

  @Test
  void neverReplaceTheHistoryThatTheyAreOf() throws IOException {
    Path history = workspace.resolve(".scorekeeper/history.db");
    byte[] before = Files.readAllBytes(history);

    assertThatThrownBy(() -> scorekeeper.exportTo(history)).isInstanceOf(UnwritableException.class);
    assertThat(history).hasBinaryContent(before);
  }

  @Test
  void areAFailureWhereNobodyTakesThem() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("full");
          }
        };

    assertThatThrownBy(() -> scorekeeper.exportTo(full)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void areRefusedWhereARunIsKnownWithAnotherResult() throws IOException {
    record(alike("one.db"), "cart");
    record(alike("two.db"), "till");
    Path file = folder.resolve("one.jsonl");
    alike("one.db").exportTo(file);

    assertThatThrownBy(() -> alike("two.db").importFrom(List.of(new LogInput.OfFile(file))))
        .isInstanceOf(HistoryException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining("another result");
    assertThat(alike("two.db").checkpoint().entries()).isOne();
  }

  /** Draws the same identities as every other one. */
  private Scorekeeper alike(String history) {
    Clock clock = Clock.fixed(Instant.EPOCH.plus(Duration.ofDays(20_000)), ZoneOffset.UTC);
    return Setup.of(workspace, Map.of())
        .history(folder.resolve(history))
        .ticking(clock, new Random(7))
        .open();
  }
}
