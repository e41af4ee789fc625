package dev.scorekeeper.cli.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.Setup;
import dev.scorekeeper.application.Deferred;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a watching person is told of long work. */
class ProgressLineTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Instant now = Instant.EPOCH;
  private final InstantSource time = () -> now;

  private ProgressLine line(Environment.Terminal terminal) {
    return new ProgressLine(
        new Environment(
            Map.of(),
            Path.of(""),
            time.withZone(ZoneOffset.UTC),
            new Random(1),
            new ByteArrayInputStream(new byte[0]),
            new Outputs(new ByteArrayOutputStream(), err),
            terminal,
            Deferred.later("library", () -> Setup::open)),
        "reading commits:",
        true);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void tellsThePaceAndTheTimeLeft() {
    try (ProgressLine line = line(new Environment.Terminal(true, true, 80))) {
      line.show(0, 2000);
      now = Instant.ofEpochMilli(2_000);
      line.show(500, 2000);

      assertThat(said())
          .isEqualTo(
              "\rreading commits: 500 of 2000 (25 %) · 250 a second · 6 s left"
                  + "  █████░░░░░░░░░░░░░░░\u001b[K");
    }
    assertThat(said()).endsWith("\r\u001b[K");
  }

  @Test
  void saysNothingOfShortWorkNorToAFile() {
    try (ProgressLine line = line(new Environment.Terminal(true, true, 80))) {
      now = Instant.ofEpochMilli(900);
      line.show(500, 2000);
    }
    now = Instant.EPOCH;
    try (ProgressLine line = line(Environment.Terminal.NONE)) {
      now = Instant.ofEpochMilli(9_000);
      line.show(500, 2000);
    }
    assertThat(said()).isEmpty();
  }
}
