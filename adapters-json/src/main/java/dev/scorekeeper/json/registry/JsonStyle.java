package dev.scorekeeper.json.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The manner in which a registry is written, as far as a new entry has to follow it.
 *
 * @param separator between the last entry and the new one
 * @param ending behind the new entry
 * @param lines the line break between the properties of an entry; empty where it is one line
 * @param indent of the properties of an entry
 * @param outdent of the bracket that ends an entry
 * @param unit by which the next level is indented further
 * @param colon between a name and its value
 * @param padding within the brackets of an entry in one line
 * @param flatLists whether lists of texts stand in one line
 * @param ascii whether all other characters are written as escapes
 */
record JsonStyle(
    String separator,
    String ending,
    String lines,
    String indent,
    String outdent,
    String unit,
    String colon,
    String padding,
    boolean flatLists,
    boolean ascii) {
  private static final String USUAL_UNIT = "  ";
  private static final Pattern FIRST_NAME =
      Pattern.compile("\\{\\s*\"(?:[^\"\\\\]|\\\\.)*+\"(\\s*:\\s*)");
  private static final Pattern INDENTED = Pattern.compile("[\\r\\n]([ \\t]+)\\S");
  private static final Pattern LIST_OF_TEXTS = Pattern.compile("\\[(\\s*)\"");

  static JsonStyle of(byte[] bytes, RegistryItems items) {
    // One character a byte: what is looked at is ASCII, and offsets stay.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String newline = newline(text);
    Matcher name = FIRST_NAME.matcher(text);
    String colon = name.find() ? name.group(1) : newline.isEmpty() ? ":" : ": ";
    if (colon.indexOf('\n') >= 0 || colon.indexOf('\r') >= 0) {
      colon = ": ";
    }
    Matcher list = LIST_OF_TEXTS.matcher(text).region(items.begin(), items.end());
    boolean flat = newline.isEmpty();
    if (list.find()) {
      flat = list.group(1).indexOf('\n') < 0 && list.group(1).indexOf('\r') < 0;
    }
    boolean ascii = text.chars().allMatch(c -> c < 0x80) && text.contains("\\u");
    String around = indentOfLine(text, items.begin());
    if (items.isEmpty()) {
      return inEmpty(text, items, newline, colon, flat, ascii, around);
    }
    String before = spaceBefore(text, items.last());
    boolean own = before.indexOf('\n') >= 0 || before.indexOf('\r') >= 0;
    String outdent = own ? afterBreak(before) : indentOfLine(text, items.last());
    String inner = spaceWithin(text, items);
    boolean tall =
        inner.indexOf('\n') >= 0
            || inner.indexOf('\r') >= 0
            || (own && inner.isEmpty() && isOfNoProperties(text, items));
    String unit = unit(text, around, outdent);
    String indent = afterBreak(inner);
    if (!tall || indent.length() <= outdent.length() || !indent.startsWith(outdent)) {
      indent = outdent + unit;
    } else {
      unit = indent.substring(outdent.length());
    }
    if (!own && isOnlyOne(text, items)) {
      // Nothing shows what stands between two entries.
      before = colon.endsWith(" ") ? " " : "";
    }
    return new JsonStyle(
        "," + before,
        "",
        tall ? newline : "",
        indent,
        outdent,
        unit,
        colon,
        tall ? "" : inner,
        flat,
        ascii);
  }

  private static JsonStyle inEmpty(
      String text,
      RegistryItems items,
      String newline,
      String colon,
      boolean flat,
      boolean ascii,
      String around) {
    String within = text.substring(items.begin() + 1, items.end());
    String unit = unit(text, "", "");
    String outdent = around + unit;
    boolean breaks = within.indexOf('\n') >= 0 || within.indexOf('\r') >= 0;
    return newline.isEmpty()
        ? new JsonStyle("", "", "", "", "", "", colon, "", flat, ascii)
        : new JsonStyle(
            newline + outdent,
            breaks ? "" : newline + around,
            newline,
            outdent + unit,
            outdent,
            unit,
            colon,
            "",
            flat,
            ascii);
  }

  private static String newline(String text) {
    int feed = text.indexOf('\n');
    int carriage = text.indexOf('\r');
    if (feed < 0) {
      return carriage < 0 ? "" : "\r";
    }
    return feed > 0 && text.charAt(feed - 1) == '\r' ? "\r\n" : "\n";
  }

  private static String indentOfLine(String text, int offset) {
    int line = offset;
    while (line > 0 && text.charAt(line - 1) != '\n' && text.charAt(line - 1) != '\r') {
      line--;
    }
    int end = line;
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return text.substring(line, end);
  }

  private static String spaceBefore(String text, int offset) {
    int begin = offset;
    while (RegistryItems.isSpace((byte) text.charAt(begin - 1))) {
      begin--;
    }
    return text.substring(begin, offset);
  }

  /** What stands between the last entry's bracket and its first property. */
  private static String spaceWithin(String text, RegistryItems items) {
    int bracket = bracket(text, items);
    int end = bracket + 1;
    while (end < items.end() && RegistryItems.isSpace((byte) text.charAt(end))) {
      end++;
    }
    return bracket < 0 ? "" : text.substring(bracket + 1, end);
  }

  private static boolean isOfNoProperties(String text, RegistryItems items) {
    int bracket = bracket(text, items);
    return bracket < 0 || text.charAt(bracket + 1) == '}';
  }

  /** The bracket that begins the last entry; negative when it is no object. */
  private static int bracket(String text, RegistryItems items) {
    int at = items.last();
    if (items.isObject()) {
      at++;
      while (text.charAt(at) != '"') {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
      at = text.indexOf(':', at) + 1;
      while (RegistryItems.isSpace((byte) text.charAt(at))) {
        at++;
      }
    }
    return text.charAt(at) == '{' ? at : -1;
  }

  private static boolean isOnlyOne(String text, RegistryItems items) {
    return text.substring(items.begin() + 1, items.last()).isBlank();
  }

  private static String afterBreak(String space) {
    return space.substring(Math.max(space.lastIndexOf('\n'), space.lastIndexOf('\r')) + 1);
  }

  private static String unit(String text, String outer, String inner) {
    if (inner.length() > outer.length() && inner.startsWith(outer)) {
      return inner.substring(outer.length());
    }
    Matcher indented = INDENTED.matcher(text);
    return indented.find() ? indented.group(1) : USUAL_UNIT;
  }

  /** A tree of objects, lists and texts in this manner. */
  String value(Map<String, Object> tree) {
    return object(tree, indent, outdent);
  }

  /** A text in quotes. */
  String text(String text) {
    StringWriter out = new StringWriter();
    JsonFactory factory =
        JsonFactory.builder().configure(JsonWriteFeature.ESCAPE_NON_ASCII, ascii).build();
    try (JsonGenerator json = factory.createGenerator(out)) {
      json.writeString(text);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory is no file", e);
    }
    return out.toString();
  }

  private String object(Map<String, Object> tree, String indent, String outdent) {
    List<String> parts = new ArrayList<>();
    tree.forEach((name, value) -> parts.add(text(name) + colon + value(value, indent)));
    return bracketed("{", parts, "}", lines.isEmpty(), indent, outdent);
  }

  @SuppressWarnings("unchecked") // a tree has nothing else
  private String value(Object value, String indent) {
    if (value instanceof Map) {
      return object((Map<String, Object>) value, indent + unit, indent);
    }
    if (value instanceof List<?> list) {
      List<String> parts = list.stream().map(one -> text(one.toString())).toList();
      return bracketed("[", parts, "]", flatLists || lines.isEmpty(), indent + unit, indent);
    }
    return text(value.toString());
  }

  private String bracketed(
      String begin, List<String> parts, String end, boolean flat, String indent, String outdent) {
    if (parts.isEmpty()) {
      return begin + end;
    }
    if (flat) {
      String within = begin.equals("{") ? padding : "";
      return begin + within + String.join(comma(), parts) + within + end;
    }
    String line = lines + indent;
    return begin + line + String.join("," + line, parts) + lines + outdent + end;
  }

  private String comma() {
    return colon.endsWith(" ") ? ", " : ",";
  }
}
