package dev.scorekeeper.json.settings;

import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.json.internal.JsonCursor;
import dev.scorekeeper.json.internal.MalformedJson;
import dev.scorekeeper.json.internal.Pointers;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a JSON file looks like from afar: its arrays that are reached through objects, its objects
 * of nothing but objects, and what the objects in either have in common.
 *
 * @param arrays by JSON Pointer, in the order of the file
 * @param keyed the objects of which each property is an object, by JSON Pointer, the inner first
 * @param objects pointers to the objects that are reached through objects
 */
record Outline(Map<String, Items> arrays, Map<String, Items> keyed, Set<String> objects) {
  private static final String JSON = ".json";
  private static final int DEEPEST = 4;
  private static final int DEEPEST_MEMBER = 2;

  /** Arrays of a file, and members of an array's objects, that are looked at. */
  private static final int MOST = 1_000;

  /**
   * The elements of an array, or the properties of an object.
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

    Member with(boolean isJsonFile) {
      return new Member(texts + 1, jsonFiles + (isJsonFile ? 1 : 0));
    }
  }

  /** The outline of a file; of what is no JSON, as far as it goes. */
  static Outline of(byte[] bytes) {
    Outline outline = new Outline(new LinkedHashMap<>(), new LinkedHashMap<>(), new HashSet<>());
    try (JsonCursor json = new JsonCursor(bytes, "file", SourceTree.LARGEST_FILE)) {
      if (json.isObject()) {
        outline.takeObject(json, "", 0);
      } else {
        outline.takeArray(json, "");
      }
    } catch (MalformedJson e) {
      return outline;
    }
    return outline;
  }

  /**
   * Takes an object and all that is in it.
   *
   * @return the texts in it by pointer from it, and whether they end like a JSON file's name
   */
  private Map<String, Boolean> takeObject(JsonCursor json, String pointer, int depth)
      throws MalformedJson {
    Map<String, Boolean> texts = new LinkedHashMap<>();
    Map<String, Member> members = new LinkedHashMap<>();
    int length = 0;
    boolean hasElse = false;
    if (depth <= DEEPEST) {
      objects.add(pointer);
    }
    while (json.nextProperty()) {
      String step = Pointers.step(json.name());
      boolean isObject = json.isObject();
      hasElse |= !isObject;
      if (isObject && depth < DEEPEST + DEEPEST_MEMBER) {
        length++;
        for (var text : takeObject(json, pointer + step, depth + 1).entrySet()) {
          tally(members, text.getKey(), text.getValue());
          if (depth(text.getKey()) < DEEPEST_MEMBER) {
            keep(texts, step + text.getKey(), text.getValue());
          }
        }
      } else if (json.isText() && depth > 0) {
        keep(texts, step, json.scalar().endsWith(JSON));
      } else if (depth <= DEEPEST) {
        takeArray(json, pointer + step);
      } else {
        json.skip();
      }
    }
    boolean isKeyed = length > 0 && !hasElse && depth <= DEEPEST;
    if (isKeyed && isPlain(pointer) && keyed.size() < MOST) {
      keyed.put(pointer, new Items(length, members));
    }
    return texts;
  }

  private static void keep(Map<String, Boolean> texts, String pointer, boolean isJsonFile) {
    if (isPlain(pointer) && texts.size() < MOST) {
      texts.put(pointer, isJsonFile);
    }
  }

  private static void tally(Map<String, Member> members, String pointer, boolean isJsonFile) {
    if (members.size() < MOST || members.containsKey(pointer)) {
      members.put(pointer, members.getOrDefault(pointer, Member.NONE).with(isJsonFile));
    }
  }

  private void takeArray(JsonCursor json, String pointer) throws MalformedJson {
    if (json.isArray() && arrays.size() < MOST && isPlain(pointer)) {
      arrays.put(pointer, items(json));
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
        takeMembers(json, pointer + Pointers.step(json.name()), members);
      }
    } else if (json.isText() && isPlain(pointer)) {
      tally(members, pointer, json.scalar().endsWith(JSON));
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
}
