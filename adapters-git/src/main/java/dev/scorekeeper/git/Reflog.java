package dev.scorekeeper.git;

import dev.scorekeeper.domain.storedassessment.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a clone has noted of where a branch stood, the earliest first: as much of the end of its
 * file as is worth reading. Git writes it for itself and nobody else sees it.
 */
final class Reflog {
  /** Some thousand moves of a branch, in bytes. */
  private static final int MANY = 512 * 1024;

  /** The last moves of a branch, in bytes: a message is mostly shorter. */
  private static final int FEW = 4 * 1024;

  private static final int MOST_DIGITS = 12;

  private static final int NAME = 40;

  private final List<Move> moves;

  private Reflog(List<Move> moves) {
    this.moves = moves;
  }

  /** One move of the branch. */
  private record Move(String from, String to, Instant at) {}

  /**
   * The file in which moves are noted.
   *
   * @param folder git's own of the work tree
   * @param branch that is checked out; empty where none is, and the head itself is noted
   */
  static Path file(Path folder, Optional<String> branch) {
    return branch.isEmpty()
        ? folder.resolve("logs/HEAD")
        : common(folder).resolve("logs/refs/heads").resolve(branch.get());
  }

  /** What work trees share: a file names it where there are several. */
  private static Path common(Path folder) {
    Path file = folder.resolve("commondir");
    if (!Files.isRegularFile(file)) {
      return folder;
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer bytes = ByteBuffer.allocate(FEW);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // until all is there
      }
      String name = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      return folder.resolve(name.strip());
    } catch (IOException | InvalidPathException e) {
      return folder;
    }
  }

  /** The last moves; where the file is none, or not readable, nothing was noted. */
  static Reflog lately(Path file) {
    return read(file, FEW);
  }

  /** All moves that are worth reading. */
  static Reflog of(Path file) {
    return read(file, MANY);
  }

  private static Reflog read(Path file, int most) {
    if (!Files.isRegularFile(file)) {
      return new Reflog(List.of());
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long begin = Math.max(0, channel.size() - most);
      channel.position(begin);
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(most, channel.size() - begin));
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // until all is there
      }
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
      List<Move> moves = new ArrayList<>();
      for (String line : text.split("\n", -1)) {
        move(line).ifPresent(moves::add);
      }
      return new Reflog(moves);
    } catch (IOException e) {
      return new Reflog(List.of());
    }
  }

  private static Optional<Move> move(String line) {
    int second = NAME + 1;
    int end = line.indexOf('\t');
    String head = end < 0 ? line : line.substring(0, end);
    int address = head.lastIndexOf("> ");
    if (address < second + NAME || line.charAt(NAME) != ' ') {
      return Optional.empty();
    }
    String from = line.substring(0, NAME);
    String to = line.substring(second, second + NAME);
    int blank = head.indexOf(' ', address + 2);
    String time = head.substring(address + 2, blank < 0 ? head.length() : blank);
    if (!Digest.isHex(from, NAME) || !Digest.isHex(to, NAME) || !isTime(time)) {
      return Optional.empty();
    }
    return Optional.of(new Move(from, to, Instant.ofEpochSecond(Long.parseLong(time))));
  }

  private static boolean isTime(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= MOST_DIGITS;
  }

  /** When the branch came to a commit, where that is the last move that was noted. */
  Optional<Instant> cameTo(String revision) {
    return moves.isEmpty() || !moves.get(moves.size() - 1).to().equals(revision)
        ? Optional.empty()
        : Optional.of(moves.get(moves.size() - 1).at());
  }

  /** The commits on which the branch stood before the last move, the latest first. */
  Set<String> before() {
    Set<String> before = new LinkedHashSet<>();
    for (int i = moves.size() - 1; i >= 0; i--) {
      if (i + 1 < moves.size()) {
        before.add(moves.get(i).to());
      }
      before.add(moves.get(i).from());
    }
    before.remove("0".repeat(NAME));
    return before;
  }
}
