package dev.scorekeeper.domain.workspace;

/** What is worth saying of a path beside that nothing lies there, or that it cannot be read. */
public sealed interface Remark {
  /** A folder lies where a file was looked for. */
  record AFolder() implements Remark {}

  /** A file lies where a folder was looked for. */
  record AFile() implements Remark {}

  /**
   * Something lies there whose path differs only by case, or by the form in which Unicode writes
   * the same characters.
   */
  record Twin(WorkspacePath path) implements Remark {}

  /** The commit has it, and it is not checked out, as in a sparse checkout. */
  record NotCheckedOut() implements Remark {}

  /**
   * Version control changes the file when it checks it out.
   *
   * @param by the attribute that says so
   * @param committed what the commit's file says: a clause
   */
  record Converted(String by, String committed) implements Remark {}
}
