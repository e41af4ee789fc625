package dev.scorekeeper.domain.validation;

import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person should look at. The id and the subject are its identity: they hold no
 * place, so a finding is the same finding after the lines of its file have moved.
 *
 * @param id of its type, such as {@code count-drift}
 * @param severity how much it matters
 * @param subject what it is about: a domain, a path, an entry
 * @param message what is wrong and what to do, for people, without a place
 * @param file where to look
 * @param at where in the file; empty for a finding from history, which keeps no places
 */
public record Finding(
    String id,
    Severity severity,
    String subject,
    String message,
    Optional<WorkspacePath> file,
    Optional<Location> at) {
  static Finding of(
      FindingType type, String subject, String message, WorkspacePath file, Location at) {
    return new Finding(
        type.id(), type.severity(), subject, message, Optional.of(file), Optional.of(at));
  }

  static Finding of(FindingType type, String subject, String message, WorkspacePath file) {
    return new Finding(
        type.id(), type.severity(), subject, message, Optional.of(file), Optional.empty());
  }

  /** What it is about and what is wrong, in one line. */
  public String line() {
    return subject + ": " + message;
  }

  /** The same finding, wherever in its file it is. */
  public Finding withoutPlace() {
    return at.isEmpty()
        ? this
        : new Finding(id, severity, subject, message, file, Optional.empty());
  }

  /** The same finding, at a place in its file. */
  public Finding at(Optional<Location> place) {
    return new Finding(id, severity, subject, message, file, place);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Finding that
        && id.equals(that.id)
        && severity == that.severity
        && subject.equals(that.subject)
        && message.equals(that.message)
        && file.equals(that.file)
        && at.equals(that.at);
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + subject.hashCode();
  }
}
