package dev.scorekeeper.json.fileformat;

import dev.scorekeeper.domain.workspace.FileFormat;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.json.internal.JsonCursor;
import dev.scorekeeper.json.internal.MalformedJson;

/**
 * A file of a plan, opened in the format that its name says.
 *
 * @param file where it is
 * @param bytes what is in it; handed over
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, like the content of a file
public record PlanFile(WorkspacePath file, byte[] bytes) {
  /**
   * The file from its beginning.
   *
   * @throws MalformedJson when it is not in its format
   */
  public JsonCursor open() throws MalformedJson {
    FileFormat format = FileFormat.of(file);
    if (format == FileFormat.JSON) {
      return new JsonCursor(bytes);
    }
    if (format == FileFormat.OTHER) {
      throw new MalformedJson(
          "is " + FileFormat.unread(file).orElseThrow() + "; " + FileFormat.READ, Location.START);
    }
    return format == FileFormat.YAML ? YamlFile.open(bytes) : FrontMatter.open(bytes);
  }
}
