package dev.scorekeeper.json.registry;

import com.fasterxml.jackson.core.JsonPointer;
import dev.scorekeeper.domain.registry.NewEntry;
import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.registry.RegistryEditor;
import dev.scorekeeper.domain.registry.RegistryEditor.Edit;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.Slip;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.json.internal.MalformedJson;
import dev.scorekeeper.json.internal.Quoting;
import dev.scorekeeper.json.internal.RegistryReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds an entry to the text of a registry, in its manner of writing. Every other byte stays as it
 * is: formatting, order, unknown fields, line ends, a byte order mark.
 */
final class RegistryEdit {
  private final byte[] bytes;
  private final Layout.Fields fields;
  private final NewEntry entry;

  private RegistryEdit(byte[] bytes, Layout.Fields fields, NewEntry entry) {
    this.bytes = bytes;
    this.fields = fields;
    this.entry = entry;
  }

  /** Adds an entry behind the last one. */
  static Edit add(byte[] registry, Layout.Fields fields, NewEntry entry) {
    Layer<Registry> before = RegistryReader.read(registry, fields);
    if (before instanceof Layer.Flawed<Registry> unreadable && !hasEmptyObject(registry, fields)) {
      return new RegistryEditor.Malformed(unreadable.why(), unreadable.at());
    }
    List<Registry.Entry> known =
        before instanceof Layer.Read<Registry> read ? read.content().entries() : List.of();
    Optional<String> refusal = entry.refusal(known);
    if (refusal.isPresent()) {
      return new RegistryEditor.Refused(refusal.get());
    }
    Optional<RegistryEditor.Malformed> twice = saidTwice(registry, before, fields);
    if (twice.isPresent()) {
      return twice.get();
    }
    RegistryEdit edit = new RegistryEdit(registry, fields, entry);
    try {
      RegistryItems items = RegistryItems.find(registry, fields);
      for (String name : items.names()) {
        if (WorkspacePath.areTwins(name, entry.id())) {
          return new RegistryEditor.Refused(
              "the registry has an entry named " + Quoting.text(name) + " already");
        }
      }
      byte[] after = edit.added(items);
      edit.check(known, after);
      return new RegistryEditor.Added(after);
    } catch (Unwritable e) {
      return new RegistryEditor.Unfit(e.why);
    } catch (MalformedJson e) {
      return new RegistryEditor.Malformed(e.why(), e.at());
    }
  }

  /** What is said twice would have to be read as something else by the next program. */
  private static Optional<RegistryEditor.Malformed> saidTwice(
      byte[] bytes, Layer<Registry> before, Layout.Fields fields) {
    if (!(before instanceof Layer.Read<Registry> read)) {
      return Optional.empty();
    }
    List<Slip> slips = new ArrayList<>(read.content().slips());
    Set<String> ids = new HashSet<>();
    boolean isObject = isObject(bytes, fields);
    for (Registry.Entry entry : read.content().entries()) {
      slips.addAll(entry.slips());
      if (isObject && entry.id().isPresent() && !ids.add(entry.id().get())) {
        slips.add(new Slip(Slip.Kind.KEY_AGAIN, Quoting.text(entry.id().get()), "", entry.at()));
      }
    }
    for (Slip slip : slips) {
      if (slip.kind() == Slip.Kind.KEY_AGAIN) {
        return Optional.of(new RegistryEditor.Malformed(slip.why(), slip.at()));
      }
    }
    return Optional.empty();
  }

  private static boolean isObject(byte[] registry, Layout.Fields fields) {
    try {
      return RegistryItems.find(registry, fields).isObject();
    } catch (MalformedJson e) {
      return false;
    }
  }

  /** An object without entries cannot be told from something else, until somebody adds one. */
  private static boolean hasEmptyObject(byte[] registry, Layout.Fields fields) {
    try {
      RegistryItems items = RegistryItems.find(registry, fields);
      return items.isObject() && items.isEmpty();
    } catch (MalformedJson e) {
      return false;
    }
  }

  /** What would be read must be what was there and the entry, or nothing is written. */
  private void check(List<Registry.Entry> before, byte[] after) {
    if (!(RegistryReader.read(after, fields) instanceof Layer.Read<Registry> read)) {
      throw new IllegalStateException("the registry would not be readable any more");
    }
    List<Registry.Entry> now = read.content().entries();
    boolean isSame = now.size() == before.size() + 1;
    for (int i = 0; isSame && i < before.size(); i++) {
      isSame = withoutPlaces(before.get(i)).equals(withoutPlaces(now.get(i)));
    }
    if (!isSame || !now.get(before.size()).id().equals(Optional.of(entry.id()))) {
      throw new IllegalStateException("the registry would say something else besides");
    }
  }

  private static Registry.Entry withoutPlaces(Registry.Entry entry) {
    return new Registry.Entry(
        Location.START,
        entry.id(),
        entry.name(),
        entry.category(),
        entry.sequenceFile().map(claim -> new Registry.Claim(claim.text(), Location.START)),
        entry.movements(),
        entry.beats(),
        entry.relations());
  }

  private byte[] added(RegistryItems items) throws Unwritable {
    JsonStyle manner = JsonStyle.of(bytes, items);
    String key = items.isObject() ? manner.text(entry.id()) + manner.colon() : "";
    String text = manner.separator() + key + manner.value(tree(items)) + manner.ending();
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + text.length());
    out.write(bytes, 0, items.insertAt());
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    out.write(bytes, items.insertAt(), bytes.length - items.insertAt());
    return out.toByteArray();
  }

  /** The entry as it will be read: objects by name, lists and texts. */
  private Map<String, Object> tree(RegistryItems items) throws Unwritable {
    Map<String, Object> tree = new LinkedHashMap<>();
    if (!items.isObject() || items.entriesHaveIds()) {
      put(tree, "id", fields.id(), entry.id());
    }
    put(tree, "name", fields.name(), entry.name().orElse(null));
    put(tree, "description", beside(fields.name()), entry.description().orElse(null));
    put(tree, "category", fields.category(), entry.category().orElse(null));
    put(tree, "sequenceFile", fields.sequenceFile(), entry.sequenceFile().orElse(null));
    put(
        tree,
        "relations",
        fields.relations(),
        entry.relations().isEmpty() ? null : entry.relations());
    return tree;
  }

  /** No setting says where descriptions are; people look for them where the name is. */
  private static String beside(String pointer) {
    return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/'))) + "/description";
  }

  @SuppressWarnings("unchecked") // all maps in the tree are made here
  private static void put(
      Map<String, Object> tree, String field, String pointer, @Nullable Object value)
      throws Unwritable {
    if (value == null) {
      return;
    }
    JsonPointer way = JsonPointer.compile(pointer);
    Map<String, Object> here = tree;
    while (!way.matches()) {
      String name = way.getMatchingProperty();
      if (way.mayMatchElement()) {
        throw new Unwritable(
            "fields." + field + " is " + pointer + ", and an array cannot be begun there");
      }
      way = way.tail();
      if (way.matches()) {
        if (here.putIfAbsent(name, value) != null && !value.equals(here.get(name))) {
          throw new Unwritable("two fields of the registry are at " + pointer);
        }
        return;
      }
      Object next = here.computeIfAbsent(name, missing -> new LinkedHashMap<String, Object>());
      if (!(next instanceof Map)) {
        throw new Unwritable("fields." + field + " is " + pointer + ", below another field");
      }
      here = (Map<String, Object>) next;
    }
    throw new Unwritable("fields." + field + " is the entry itself, which is to be an object");
  }

  /** The settings describe entries that cannot be written. */
  private static final class Unwritable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    Unwritable(String why) {
      super(why, null, false, false);
      this.why = why;
    }
  }
}
