package dev.scorekeeper.domain.run;

import dev.scorekeeper.domain.storedassessment.Digest;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The identity of a run, the same in every history that holds it.
 *
 * @param hex 32 lower-case hexadecimal digits
 */
public record RunId(String hex) {
  private static final int BYTES = 16;

  public RunId {
    if (!Digest.isHex(hex, 2 * BYTES)) {
      throw new IllegalArgumentException("a run id has 32 lower-case hexadecimal digits: " + hex);
    }
  }

  /** A fresh identity, for a run of the working tree. */
  public static RunId random(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new RunId(HexFormat.of().formatHex(bytes));
  }

  /** The one identity of the run that reads a commit by a ruleset, whoever makes it and when. */
  public static RunId ofCommit(StreamId stream, String revision, Ruleset ruleset) {
    Digest digest =
        Digest.builder()
            .add("git run")
            .add(stream.project())
            .add(stream.branch())
            .add(revision)
            .add(RulesetCodec.number(ruleset))
            .add(ruleset.settings())
            .digest();
    return of(digest);
  }

  /** The identity of what has this digest. */
  public static RunId of(Digest digest) {
    return new RunId(digest.hex().substring(0, 2 * BYTES));
  }

  /** The bytes that the digits stand for. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** Enough of the identity to tell runs apart on a screen. */
  public String brief() {
    return hex.substring(0, 8);
  }

  @Override
  public String toString() {
    return hex;
  }
}
