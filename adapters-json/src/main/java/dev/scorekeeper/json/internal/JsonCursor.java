package dev.scorekeeper.json.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.Slip;
import dev.scorekeeper.domain.workspace.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Walks over one file's JSON and takes only what is wanted. Every value method leaves the cursor at
 * the end of the value; whatever is wrong with the file comes out as one exception that says why,
 * for people, and where.
 */
public final class JsonCursor implements AutoCloseable {
  /** How many objects and arrays may lie in each other. */
  static final int DEEPEST = 500;

  /** The longest id, name or path that is taken, in characters. */
  static final int LONGEST_TEXT = 65_536;

  /** The most things that are kept of one file: a bound on the memory that 64 MB can ask for. */
  public static final int MOST_KEPT = 1_000_000;

  /** Names are kept from file to file while reading, so strangers must not fill that memory. */
  static final int LONGEST_NAME = 10_000;

  /** The longest number that messages show. */
  private static final int LONGEST_NUMBER = 60;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNameLength(LONGEST_NAME)
                  .maxStringLength(SourceTree.LARGEST_FILE)
                  .maxNumberLength(SourceTree.LARGEST_FILE)
                  .build())
          .build();

  private static final int REPLACEMENT = 0xFFFD;

  /** The most slips that are told of one part of a file. */
  private static final int MOST_SLIPS = 100;

  private final Utf8Text text;
  private final int longestText;
  private final JsonParser parser;
  private final PropertyNames names = new PropertyNames();

  /** Most files have none. */
  private List<Slip> slips = List.of();

  /** Where the slips of the part that is being read begin. */
  private int part;

  /** Stands at the root value of a file. */
  public JsonCursor(byte[] bytes) throws MalformedJson {
    this(bytes, "file", LONGEST_TEXT);
  }

  /**
   * Stands at the root value.
   *
   * @param unit what the bytes are, for messages
   * @param longestText the longest text that is taken, in characters
   */
  public JsonCursor(byte[] bytes, String unit, int longestText) throws MalformedJson {
    this(new Utf8Text(bytes, unit), longestText);
  }

  /** Stands at the root value of a file in another format. */
  public JsonCursor(TranslatedText translated) throws MalformedJson {
    this(new Utf8Text(translated), LONGEST_TEXT);
  }

  private JsonCursor(Utf8Text text, int longestText) throws MalformedJson {
    this.text = text;
    this.longestText = longestText;
    byte[] bytes = text.bytes();
    try {
      parser = JSON.createParser(bytes, text.start(), bytes.length - text.start());
    } catch (IOException e) {
      throw new UncheckedIOException("a parser over bytes in memory reads no file", e);
    }
    if (next() == null) {
      throw new MalformedJson("is empty; expected a JSON value", text.at(bytes.length));
    }
  }

  /** Whether the current value is an object; the cursor then stands at its begin. */
  public boolean isObject() {
    return parser.hasToken(JsonToken.START_OBJECT);
  }

  /** Whether the current value is an array; the cursor then stands at its begin. */
  public boolean isArray() {
    return parser.hasToken(JsonToken.START_ARRAY);
  }

  /** What the current value is, for messages. */
  public String kind() {
    return switch (parser.currentTokenId()) {
      case JsonTokenId.ID_START_OBJECT -> "an object";
      case JsonTokenId.ID_START_ARRAY -> "an array";
      case JsonTokenId.ID_STRING -> "a text";
      case JsonTokenId.ID_NULL -> "null";
      case JsonTokenId.ID_TRUE, JsonTokenId.ID_FALSE -> "a truth value";
      default -> "a number";
    };
  }

  /**
   * Goes from an object's begin or a property's value to the next property's value, if any. A
   * property whose name came before in the object is a slip, and passed over unless what came was
   * {@linkplain #skipUnfit unfit}.
   */
  public boolean nextProperty() throws MalformedJson {
    if (isObject()) {
      names.enter();
    }
    while (nextName()) {
      String name = name();
      if (names.isNew(name)) {
        value();
        return true;
      }
      Location at = at();
      value();
      if (names.isReopened(name)) {
        note(Slip.Kind.KEY_AGAIN, Quoting.text(name), kind(), at);
        return true;
      }
      noteAgain(name, at);
      skip();
    }
    names.leave();
    return false;
  }

  /**
   * Passes over the value of a property that holds nothing of what it is asked for, a number in
   * place of a list, say: one of the same name that comes later may.
   */
  public void skipUnfit() throws MalformedJson {
    names.reopen(name());
    skip();
  }

  /** The name of a property is a slip: it came before in its object. */
  void noteAgain(String name, Location at) {
    note(Slip.Kind.KEY_AGAIN, Quoting.text(name), "", at);
  }

  /**
   * Goes from an object's begin or a property's value to the next property's name, if any, whether
   * or not it came before.
   */
  public boolean nextName() throws MalformedJson {
    return next() != JsonToken.END_OBJECT;
  }

  /** Goes from a property's name to its value. */
  public void value() throws MalformedJson {
    next();
  }

  /** The name of the property that the cursor stands at. */
  public String name() throws MalformedJson {
    try {
      return parser.currentName();
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  /** Goes from an array's begin or an element to the next element, if any. */
  public boolean nextElement() throws MalformedJson {
    return next() != JsonToken.END_ARRAY;
  }

  /** Where the current value or name begins. */
  public Location at() {
    return text.at(text.start() + (int) parser.currentTokenLocation().getByteOffset());
  }

  /** Where in the file's bytes the current value, name or end begins. */
  public int offset() {
    return text.start() + (int) parser.currentTokenLocation().getByteOffset();
  }

  /** Passes over the current value. */
  public void skip() throws MalformedJson {
    try {
      parser.skipChildren();
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  /** Whether the current value is a string or a number: what ids and names are made of. */
  public boolean isText() {
    return parser.hasToken(JsonToken.VALUE_STRING)
        || parser.hasToken(JsonToken.VALUE_NUMBER_INT)
        || parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT);
  }

  /** A string, or a number as it is written; nothing else is text. */
  public Optional<String> text() throws MalformedJson {
    if (isText()) {
      return Optional.of(scalar());
    }
    skip();
    return Optional.empty();
  }

  /** A text that is not blank; nothing else is an id. */
  public Optional<String> id() throws MalformedJson {
    Optional<String> text = text();
    return text.isEmpty() || text.get().isBlank() ? Optional.empty() : text;
  }

  /** A string; nothing else is one. */
  public Optional<String> string() throws MalformedJson {
    if (parser.hasToken(JsonToken.VALUE_STRING)) {
      return Optional.of(scalar());
    }
    skip();
    return Optional.empty();
  }

  /** Whether the value is true; nothing but true and false is a flag. */
  public Optional<Boolean> flag() throws MalformedJson {
    if (parser.hasToken(JsonToken.VALUE_TRUE) || parser.hasToken(JsonToken.VALUE_FALSE)) {
      return Optional.of(parser.hasToken(JsonToken.VALUE_TRUE));
    }
    skip();
    return Optional.empty();
  }

  /** An integer as a program writes it; nothing else is one, not even {@code 1.0}. */
  public OptionalLong integer() throws MalformedJson {
    try {
      if (parser.hasToken(JsonToken.VALUE_NUMBER_INT)
          && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
        return OptionalLong.of(parser.getLongValue());
      }
    } catch (IOException e) {
      throw malformed(e);
    }
    skip();
    return OptionalLong.empty();
  }

  /** How many an array holds, or what {@link #number} is. */
  public Count count() throws MalformedJson {
    if (!isArray()) {
      return number();
    }
    long elements = 0;
    while (nextElement()) {
      elements++;
      skip();
    }
    return Count.of(elements);
  }

  /**
   * A whole number from 0 on by its value, however it is written. An array or null says nothing;
   * all else is a slip.
   */
  public Count number() throws MalformedJson {
    OptionalLong value = OptionalLong.empty();
    if (parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
      value = integer();
    } else if (parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
      try {
        value = WholeNumber.of(parser.getText());
      } catch (IOException e) {
        throw malformed(e);
      }
    } else if (isArray() || isNull()) {
      skip();
      return Count.NONE;
    }
    if (value.isPresent() && value.getAsLong() >= 0) {
      return new Count(value, false);
    }
    noteNoCount();
    skip();
    return Count.UNFIT;
  }

  /** The current value is a slip: a count is to be there. */
  void noteNoCount() throws MalformedJson {
    try {
      String name = parser.currentName();
      boolean isLong = isText() && parser.getTextLength() > LONGEST_NUMBER;
      String value = kind();
      if (isText() && !isLong) {
        String text = wellFormed(parser.getText());
        value = parser.hasToken(JsonToken.VALUE_STRING) ? Quoting.text(text) : text;
      }
      note(Slip.Kind.NO_COUNT, name == null ? "an element" : Quoting.text(name), value, at());
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  private void note(Slip.Kind kind, String key, String value, Location at) {
    if (slips.isEmpty()) {
      slips = new ArrayList<>();
    }
    for (int i = part; i < slips.size(); i++) {
      if (slips.get(i).kind() == kind && slips.get(i).key().equals(key)) {
        return;
      }
    }
    if (slips.size() - part < MOST_SLIPS) {
      slips.add(new Slip(kind, key, value, at));
    }
  }

  /** Begins a part whose slips are its own; says where those of the part around it begin. */
  int beginPart() {
    int around = part;
    part = slips.size();
    return around;
  }

  /** The slips of the part that ends here. */
  List<Slip> endPart(int around) {
    int begin = part;
    part = around;
    if (slips.size() == begin) {
      return List.of();
    }
    List<Slip> own = slips.subList(begin, slips.size());
    List<Slip> copy = List.copyOf(own);
    own.clear();
    return copy;
  }

  /** The slips so far that are no part's own. */
  public List<Slip> slips() {
    return List.copyOf(slips);
  }

  /** A value that is neither object, array nor null, as it is written or, a string, as it reads. */
  public String scalar() throws MalformedJson {
    try {
      if (parser.getTextLength() > longestText) {
        throw new MalformedJson(
            "has more than " + longestText + " characters here, where a short text belongs", at());
      }
      return wellFormed(parser.getText());
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  /** Whether the current value is null. */
  public boolean isNull() {
    return parser.hasToken(JsonToken.VALUE_NULL);
  }

  /** Checks that nothing follows the root value. */
  public void end() throws MalformedJson {
    if (next() != null) {
      throw JsonFlaw.following(offset(), text);
    }
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a parser over bytes in memory closes no file", e);
    }
  }

  private @Nullable JsonToken next() throws MalformedJson {
    try {
      return parser.nextToken();
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  private MalformedJson malformed(IOException refusal) {
    return JsonFlaw.of(
        refusal, text.start() + (int) parser.currentLocation().getByteOffset(), text);
  }

  /** Half a surrogate pair can be written in JSON and in no encoding; it becomes U+FFFD. */
  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
            .map(c -> Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
            .forEach(whole::appendCodePoint);
        return whole.toString();
      }
    }
    return text;
  }
}
