package dev.scorekeeper.json.fileformat;

import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.json.internal.MalformedJson;
import dev.scorekeeper.json.internal.TranslatedText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Writes the events of a YAML document as JSON. No object is made of them: a tag names a kind of
 * text, or the document is refused. A scalar is its text as it is written; one that is written as
 * JSON writes a number may be counted by, too, and one that says nothing is none. An alias is
 * written out, up to a bound.
 */
final class YamlTranslation {
  /** Collections in each other, as in JSON. */
  private static final int DEEPEST = 500;

  /** Bytes that all aliases of a document may come to. */
  private static final int MOST_REPEATED = 1024 * 1024;

  private static final String STANDARD_TAG = "tag:yaml.org,2002:";
  private static final String MERGE = "<<";

  private final int lines;
  private final TranslatedText json = new TranslatedText();
  private final Deque<Collection> open = new ArrayDeque<>();
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private int repeated;
  private boolean isDone;

  /**
   * A translation of nothing yet.
   *
   * @param lines how many lines of the file are before the document
   */
  YamlTranslation(int lines) {
    this.lines = lines;
  }

  /** A collection that is being written. */
  private static final class Collection {
    final boolean isMapping;
    final Optional<Anchored> anchored;
    boolean isEmpty = true;
    boolean isAtKey;

    Collection(boolean isMapping, Optional<Anchored> anchored) {
      this.isMapping = isMapping;
      this.anchored = anchored;
      this.isAtKey = isMapping;
    }
  }

  /** What an anchor stands for: a part of the JSON. */
  private static final class Anchored {
    final int begin;
    int end = -1;

    Anchored(int begin) {
      this.begin = begin;
    }
  }

  /** A document that says nothing. */
  static TranslatedText ofNothing() {
    TranslatedText nothing = new TranslatedText();
    nothing.raw("null");
    return nothing;
  }

  /**
   * The document of a text as JSON.
   *
   * @throws MalformedJson when it is more than is read, or not only text
   */
  TranslatedText of(String yaml) throws MalformedJson {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).setLabel("yaml").build();
    for (Event event : new Parse(settings).parseString(yaml)) {
      take(event);
    }
    if (!isDone) {
      json.raw("null");
    }
    return json;
  }

  private void take(Event event) throws MalformedJson {
    switch (event.getEventId()) {
      case DocumentStart -> {
        if (isDone) {
          throw flaw(event, "has more than one document; keep one in a file");
        }
      }
      case DocumentEnd -> isDone = true;
      case Scalar -> scalar((ScalarEvent) event);
      case Alias -> alias((AliasEvent) event);
      case SequenceStart -> begin((CollectionStartEvent) event, false);
      case MappingStart -> begin((CollectionStartEvent) event, true);
      case SequenceEnd, MappingEnd -> end();
      default -> {
        // Streams and comments say nothing.
      }
    }
  }

  private void scalar(ScalarEvent scalar) throws MalformedJson {
    checkTag(scalar, scalar.getTag());
    boolean isKey = isAtKey();
    String text = scalar.getValue();
    if (isKey && scalar.isPlain() && text.equals(MERGE)) {
      throw flaw(
          scalar, "has a merge key, <<, which YAML 1.2 does not have; write its members out");
    }
    separate(scalar);
    Optional<Anchored> anchored = anchor(scalar.getAnchor());
    if (!isKey && scalar.isPlain() && isNothing(text)) {
      json.raw("null");
    } else if (!isKey && scalar.isPlain() && isNumber(text)) {
      json.raw(text);
    } else {
      json.text(text);
    }
    written(anchored);
  }

  private void alias(AliasEvent alias) throws MalformedJson {
    Anchored meant = anchors.get(alias.getAlias());
    if (meant == null) {
      throw flaw(
          alias, "has the alias *" + alias.getAlias() + ", but no anchor of this name before it");
    }
    if (meant.end < 0) {
      throw flaw(alias, "has the alias *" + alias.getAlias() + " inside its own anchor");
    }
    repeated += meant.end - meant.begin;
    if (repeated > MOST_REPEATED) {
      throw flaw(alias, "has aliases that expand to more than 1 MB; write them out");
    }
    if (isAtKey() && !json.isText(meant.begin)) {
      throw flaw(alias, "has an alias as a key; write a text");
    }
    separate(alias);
    json.copy(meant.begin, meant.end);
    written(Optional.empty());
  }

  private void begin(CollectionStartEvent start, boolean isMapping) throws MalformedJson {
    checkTag(start, start.getTag());
    if (isAtKey()) {
      throw flaw(start, "has a list or a mapping as a key; write a text");
    }
    if (open.size() == DEEPEST) {
      throw MalformedJson.limit("is nested deeper than " + DEEPEST + " levels", at(start));
    }
    separate(start);
    open.push(new Collection(isMapping, anchor(start.getAnchor())));
    json.sign(isMapping ? '{' : '[');
  }

  private void end() {
    Collection collection = open.pop();
    json.sign(collection.isMapping ? '}' : ']');
    written(collection.anchored);
  }

  private boolean isAtKey() {
    return !open.isEmpty() && open.peek().isAtKey;
  }

  /** Before a key, a value or an element: what JSON has between it and the one before. */
  private void separate(NodeEvent node) {
    if (!open.isEmpty()) {
      Collection in = open.peek();
      if (in.isMapping && !in.isAtKey) {
        json.sign(':');
      } else if (!in.isEmpty) {
        json.sign(',');
      }
      in.isEmpty = false;
    }
    json.place(at(node));
  }

  /** After a key, a value or an element. */
  private void written(Optional<Anchored> anchored) {
    if (anchored.isPresent()) {
      anchored.get().end = json.length();
    }
    if (!open.isEmpty() && open.peek().isMapping) {
      open.peek().isAtKey = !open.peek().isAtKey;
    }
  }

  private Optional<Anchored> anchor(Optional<Anchor> anchor) {
    if (anchor.isEmpty()) {
      return Optional.empty();
    }
    Anchored here = new Anchored(json.length());
    anchors.put(anchor.get(), here);
    return Optional.of(here);
  }

  /**
   * The tags of texts, numbers, lists and mappings change nothing; others name what nobody knows.
   */
  private void checkTag(NodeEvent node, Optional<String> tag) throws MalformedJson {
    if (tag.isEmpty() || tag.get().equals("!")) {
      return;
    }
    String name =
        tag.get().startsWith(STANDARD_TAG) ? tag.get().substring(STANDARD_TAG.length()) : "?";
    boolean isKnown =
        switch (name) {
          case "str", "int", "float", "bool", "null", "seq", "map", "timestamp" -> true;
          default -> false;
        };
    if (!isKnown) {
      throw flaw(node, "has the tag " + shown(tag.get()) + ", which is not supported; remove it");
    }
  }

  private static String shown(String tag) {
    String name = tag.startsWith(STANDARD_TAG) ? "!!" + tag.substring(STANDARD_TAG.length()) : tag;
    return name.substring(0, Math.min(60, name.length()));
  }

  private static boolean isNothing(String plain) {
    return plain.isEmpty()
        || plain.equals("~")
        || plain.equals("null")
        || plain.equals("Null")
        || plain.equals("NULL");
  }

  /** Whether a text is written as JSON writes a number, which keeps its text. */
  private static boolean isNumber(String text) {
    int at = text.startsWith("-") ? 1 : 0;
    int begin = at;
    at = digits(text, at);
    if (at == begin || (text.charAt(begin) == '0' && at > begin + 1)) {
      return false;
    }
    if (at < text.length() && text.charAt(at) == '.') {
      int fraction = at + 1;
      at = digits(text, fraction);
      if (at == fraction) {
        return false;
      }
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int exponent = at + 1;
      if (exponent < text.length()
          && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
        exponent++;
      }
      at = digits(text, exponent);
      if (at == exponent) {
        return false;
      }
    }
    return at == text.length();
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private MalformedJson flaw(Event event, String why) {
    return new MalformedJson(why, at(event));
  }

  private Location at(Event event) {
    return location(event.getStartMark(), lines);
  }

  /**
   * A place as editors count it.
   *
   * @param lines how many lines of the file are before the text
   */
  static Location location(Optional<Mark> mark, int lines) {
    return mark.isPresent()
        ? new Location(mark.get().getLine() + 1 + lines, mark.get().getColumn() + 1)
        : new Location(1 + lines, 1);
  }
}
