package dev.scorekeeper.json.internal;

import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Location;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries that lie in several places of a file, with what they take from around them. What
 * encloses an entry may be written behind it, so that the file is read twice where somebody asks.
 */
final class NestedItems {
  private final RegistryReader reader;
  private final List<String> names = new ArrayList<>();
  private final List<Found> found = new ArrayList<>();

  /** What the stars on the way stand for, the innermost first. */
  private final Deque<Step> steps = new ArrayDeque<>();

  /** Texts that are asked for, by the way to them. */
  private final Texts texts = new Texts();

  /** Whether the way led to something somewhere. */
  private boolean isThere;

  private record Step(String pointer, String key) {}

  private record Found(Registry.Entry entry, List<Step> around) {}

  private NestedItems(Layout layout) {
    reader = new RegistryReader(layout);
    for (String name : layout.fields().items().substring(1).split("/", -1)) {
      names.add(name.equals(Layout.Fields.ANY) ? name : Pointers.name(name));
    }
  }

  static Registry read(RegistryReader.Opening file, Layout layout) throws MalformedJson {
    NestedItems items = new NestedItems(layout);
    try (JsonCursor json = file.open()) {
      items.find(json, 0, "");
      json.end();
      if (!items.isThere) {
        throw RegistryReader.noEntries(layout.fields().items(), Location.START);
      }
      return new Registry(items.entries(file, layout.fields()), json.slips());
    }
  }

  private void find(JsonCursor json, int depth, String pointer) throws MalformedJson {
    if (depth == names.size()) {
      takeEntries(json, pointer);
      return;
    }
    String name = names.get(depth);
    boolean isAny = name.equals(Layout.Fields.ANY);
    if (json.isObject()) {
      while (json.nextProperty()) {
        String key = json.name();
        follow(json, depth, pointer, key, isAny, isAny || key.equals(name));
      }
    } else if (json.isArray()) {
      for (int i = 0; json.nextElement(); i++) {
        String key = Integer.toString(i);
        follow(json, depth, pointer, key, isAny, isAny || key.equals(name));
      }
    }
  }

  private void follow(
      JsonCursor json, int depth, String pointer, String key, boolean isAny, boolean isOnWay)
      throws MalformedJson {
    if (!isOnWay) {
      json.skip();
      return;
    }
    String next = pointer + Pointers.step(key);
    if (isAny) {
      steps.push(new Step(next, key));
    }
    find(json, depth + 1, next);
    if (isAny) {
      steps.pop();
    }
  }

  private void takeEntries(JsonCursor json, String pointer) throws MalformedJson {
    Location at = json.at();
    String kind = json.kind();
    boolean isNothing = json.isNull();
    boolean isObject = json.isObject();
    List<Registry.Entry> entries = reader.entries(json);
    isThere = true;
    if (entries != null) {
      List<Step> around = List.copyOf(steps);
      for (Registry.Entry entry : entries) {
        found.add(new Found(entry, around));
      }
    } else if (!isNothing && !(isObject && !reader.heldElse())) {
      throw new MalformedJson(
          "has " + kind + " at " + pointer + ", where entries are looked for", at);
    }
  }

  private List<Registry.Entry> entries(RegistryReader.Opening file, Layout.Fields fields)
      throws MalformedJson {
    boolean isAsking = false;
    for (Found one : found) {
      isAsking |= ask(fields.name(), one);
      isAsking |= ask(fields.category(), one);
      isAsking |= ask(fields.owner().orElse(""), one);
      isAsking |= ask(fields.due().orElse(""), one);
    }
    if (isAsking) {
      try (JsonCursor json = file.open()) {
        texts.take(json);
      }
    }
    List<Registry.Entry> entries = new ArrayList<>();
    for (Found one : found) {
      Registry.Entry entry = one.entry;
      Registry.Details own = entry.details();
      String owner = value(fields.owner().orElse(""), one, own.owner());
      String due = value(fields.due().orElse(""), one, own.due());
      entries.add(
          entry.within(
              value(fields.name(), one, entry.name()),
              value(fields.category(), one, entry.category()),
              owner.isEmpty() && due.isEmpty()
                  ? Registry.Details.NONE
                  : new Registry.Details(own.file(), owner, due)));
    }
    return entries;
  }

  private boolean ask(String field, Found one) {
    Optional<String> pointer = pointer(field, one);
    pointer.ifPresent(texts::ask);
    return pointer.isPresent();
  }

  private String value(String field, Found one, String own) {
    int carets = carets(field);
    if (carets == 0) {
      return own;
    }
    Optional<String> pointer = pointer(field, one);
    return pointer.isPresent()
        ? texts.at(pointer.get())
        : one.around.size() < carets ? "" : one.around.get(carets - 1).key;
  }

  /** Where in the file an enclosing field of an entry is; empty where it is a key. */
  private static Optional<String> pointer(String field, Found one) {
    int carets = carets(field);
    return carets == 0 || carets == field.length() || one.around.size() < carets
        ? Optional.empty()
        : Optional.of(one.around.get(carets - 1).pointer + field.substring(carets));
  }

  private static int carets(String field) {
    int carets = 0;
    while (carets < field.length() && field.charAt(carets) == Layout.Fields.ENCLOSING) {
      carets++;
    }
    return carets;
  }

  /** Texts of a file that are asked for by pointers. */
  private static final class Texts {
    private final Map<String, Texts> below = new HashMap<>();
    private @Nullable String text;

    void ask(String pointer) {
      place(pointer, true);
    }

    String at(String pointer) {
      String there = place(pointer, false).text;
      return there == null ? "" : there;
    }

    private Texts place(String pointer, boolean isNew) {
      Texts place = this;
      for (String step : pointer.substring(1).split("/", -1)) {
        String name = Pointers.name(step);
        Texts next = place.below.get(name);
        if (next == null) {
          next = new Texts();
          if (isNew) {
            place.below.put(name, next);
          }
        }
        place = next;
      }
      return place;
    }

    void take(JsonCursor json) throws MalformedJson {
      if (json.isText()) {
        text = json.scalar();
      } else if (below.isEmpty()) {
        json.skip();
      } else if (json.isObject()) {
        while (json.nextProperty()) {
          takeIn(json, json.name());
        }
      } else if (json.isArray()) {
        for (int i = 0; json.nextElement(); i++) {
          takeIn(json, Integer.toString(i));
        }
      }
    }

    private void takeIn(JsonCursor json, String step) throws MalformedJson {
      Texts next = below.get(step);
      if (next == null) {
        json.skip();
      } else {
        next.take(json);
      }
    }
  }
}
