package dev.scorekeeper.cli.environment;

import dev.scorekeeper.report.drawing.Output;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Standard output and standard error. A print stream by itself keeps to itself that nobody takes
 * what is written; here it stops the command, and is known at its end.
 */
public final class Outputs {
  private static final int BUFFER = 1 << 16;

  /** The part of a file's mode that says what it is, and what it says of pipes and sockets. */
  private static final int KIND = 0170000;

  private static final int PIPE = 0010000;
  private static final int SOCKET = 0140000;

  /** The descriptor of what is none of this process. */
  private static final int NONE = -1;

  private final Watched out;
  private final Watched err;
  private final Output outPrinter;
  private final Output errPrinter;

  /** Prints to these, which should not have buffers of their own. */
  public Outputs(OutputStream out, OutputStream err) {
    this(new Watched(out, NONE, true), new Watched(err, NONE, false));
  }

  private Outputs(Watched out, Watched err) {
    this.out = out;
    this.err = err;
    outPrinter = printer(this.out);
    errPrinter = printer(this.err);
  }

  /** Those of this process, by its descriptors. */
  public static Outputs ofProcess(OutputStream out, OutputStream err) {
    return new Outputs(new Watched(out, 1, true), new Watched(err, 2, false));
  }

  private static Output printer(OutputStream to) {
    return new Output(new BufferedOutputStream(to, BUFFER));
  }

  /** What became of what was printed. */
  public enum Fate {
    /** All of it was taken. */
    TAKEN,
    /** Whoever read it has left, as {@code head} does once it has enough. */
    LEFT,
    /** It could not be written, as to a disk that is full. */
    LOST
  }

  /**
   * For results.
   *
   * @throws LostOutputException from whatever writes first what nobody takes; all later is dropped
   */
  public Output out() {
    return outPrinter;
  }

  /** For progress and complaints, which stop nothing where nobody takes them. */
  public Output err() {
    return errPrinter;
  }

  /** Writes what is still held back, and says what became of the results. */
  public Fate fateOfOut() {
    try {
      outPrinter.flush();
    } catch (LostOutputException e) {
      // known below
    }
    return out.fate();
  }

  /** The same for progress and complaints. */
  public Fate fateOfErr() {
    errPrinter.flush();
    return err.fate();
  }

  /** Why results could not be written; empty where they were. */
  public String why() {
    return out.failure.map(failure -> String.valueOf(failure.getMessage())).orElse("");
  }

  /**
   * What a failed write to a descriptor means. Its message may be in any language, so the kind of
   * file is looked at, too.
   */
  public static Fate fate(IOException failure, int descriptor) {
    String why = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (why.contains("broken pipe") || why.contains("pipe is being closed")) {
      return Fate.LEFT;
    }
    // A pipe that is only full for the moment, and was not to be waited for.
    boolean full = why.contains("temporarily unavailable");
    return isPipe(descriptor) && !full ? Fate.LEFT : Fate.LOST;
  }

  private static boolean isPipe(int descriptor) {
    if (descriptor == NONE) {
      return false;
    }
    try {
      Object mode = Files.getAttribute(Path.of("/dev/fd/" + descriptor), "unix:mode");
      int kind = mode instanceof Integer bits ? bits & KIND : 0;
      return kind == PIPE || kind == SOCKET;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }

  /** A stream that remembers why it failed, and drops what comes after that. */
  private static final class Watched extends OutputStream {
    private final OutputStream to;
    private final int descriptor;
    private final boolean stops;
    private Optional<IOException> failure = Optional.empty();

    Watched(OutputStream to, int descriptor, boolean stops) {
      this.to = to;
      this.descriptor = descriptor;
      this.stops = stops;
    }

    Fate fate() {
      return failure.isPresent() ? Outputs.fate(failure.get(), descriptor) : Fate.TAKEN;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      if (failure.isPresent()) {
        return;
      }
      try {
        to.write(bytes, offset, length);
      } catch (IOException e) {
        failure = Optional.of(e);
        if (stops) {
          throw new LostOutputException(e);
        }
      }
    }
  }
}
