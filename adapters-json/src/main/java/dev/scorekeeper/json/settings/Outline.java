package dev.scorekeeper.json.settings;

import dev.scorekeeper.json.internal.JsonCursor;
import dev.scorekeeper.json.internal.MalformedJson;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a JSON file looks like from afar: its arrays that are reached through objects, and what the
 * objects in them have in common.
 *
 * @param arrays by JSON Pointer, in the order of the file
 * @param objects pointers to the objects that are reached through objects
 */
record Outline(Map<String, Items> arrays, Set<String> objects) {
  private static final int DEEPEST = 4;
  private static final int DEEPEST_MEMBER = 2;

  /** Arrays of a file, and members of an array's objects, that are looked at. */
  private static final int MOST = 1_000;

  /**
   * The elements of an array.
   *
   * @param length all of them
   * @param members what objects among them have, by pointer
   */
  record Items(int length, Map<String, Member> members) {
    static final Items NONE = new Items(0, Map.of());
  }

  /**
   * A member that objects of an array have.
   *
   * @param texts how many have a text there
   * @param jsonFiles how many have a text there that ends like a JSON file's name
   */
  record Member(int texts, int jsonFiles) {
    static final Member NONE = new Member(0, 0);

    Member with(String text) {
      return new Member(texts + 1, jsonFiles + (text.endsWith(".json") ? 1 : 0));
    }
  }

  /** The outline of a file; of what is no JSON, as far as it goes. */
  static Outline of(byte[] bytes) {
    Outline outline = new Outline(new LinkedHashMap<>(), new HashSet<>());
    try (JsonCursor json = new JsonCursor(bytes)) {
      outline.take(json, "", 0);
    } catch (MalformedJson e) {
      return outline;
    }
    return outline;
  }

  private void take(JsonCursor json, String pointer, int depth) throws MalformedJson {
    if (json.isArray() && arrays.size() < MOST && isPlain(pointer)) {
      arrays.put(pointer, items(json));
    } else if (json.isObject() && depth <= DEEPEST) {
      objects.add(pointer);
      while (json.nextProperty()) {
        take(json, pointer + step(json.name()), depth + 1);
      }
    } else {
      json.skip();
    }
  }

  private static Items items(JsonCursor json) throws MalformedJson {
    int length = 0;
    Map<String, Member> members = new LinkedHashMap<>();
    while (json.nextElement()) {
      length++;
      takeMembers(json, "", members);
    }
    return new Items(length, members);
  }

  private static void takeMembers(JsonCursor json, String pointer, Map<String, Member> members)
      throws MalformedJson {
    if (json.isObject() && depth(pointer) < DEEPEST_MEMBER) {
      while (json.nextProperty()) {
        takeMembers(json, pointer + step(json.name()), members);
      }
    } else if (json.isText()
        && isPlain(pointer)
        && (members.size() < MOST || members.containsKey(pointer))) {
      members.put(pointer, members.getOrDefault(pointer, Member.NONE).with(json.scalar()));
    } else {
      json.skip();
    }
  }

  /** Whether a path or pointer can be a setting. */
  static boolean isPlain(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }

  private static int depth(String pointer) {
    return (int) pointer.chars().filter(c -> c == '/').count();
  }

  private static String step(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
