package dev.scorekeeper.json.internal;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that came so far in each of the objects that a cursor is in. Each movement of each file
 * goes through here, so few names are kept in one array for all objects.
 */
final class PropertyNames {
  /** More names of one object are kept in a set. */
  private static final int FEW = 24;

  private String[] names = new String[2 * FEW];
  private int count;

  private int depth = -1;
  private int[] begins = new int[4];

  /** A bit for the hash of each name: most names are known to be new by this alone. */
  private long[] hashes = new long[4];

  private @Nullable Set<String>[] many = none(4);

  /** Names by the depths of their objects; few files have any. */
  private final Map<Integer, Set<String>> reopened = new HashMap<>(0);

  @SuppressWarnings("unchecked") // of no other kind
  private static @Nullable Set<String>[] none(int length) {
    return (Set<String>[]) new Set<?>[length];
  }

  /** The cursor enters an object. */
  void enter() {
    depth++;
    if (depth == begins.length) {
      begins = Arrays.copyOf(begins, 2 * depth);
      hashes = Arrays.copyOf(hashes, 2 * depth);
      many = Arrays.copyOf(many, 2 * depth);
    }
    begins[depth] = count;
    hashes[depth] = 0;
  }

  /** The value of a name was of no use, so that the next one of it shall be taken. */
  void reopen(String name) {
    reopened.computeIfAbsent(depth, any -> new HashSet<>()).add(name);
  }

  /** Whether the last value of a name that the current object has was of no use. */
  boolean isReopened(String name) {
    Set<String> here = reopened.get(depth);
    return here != null && here.remove(name);
  }

  /** The cursor leaves the object that it entered last. */
  void leave() {
    count = begins[depth];
    many[depth] = null;
    reopened.remove(depth);
    depth--;
  }

  /** Whether the current object has not had a name; it has it from now on. */
  boolean isNew(String name) {
    Set<String> set = many[depth];
    if (set != null) {
      return set.add(name);
    }
    int begin = begins[depth];
    long hash = 1L << name.hashCode();
    if ((hashes[depth] & hash) != 0) {
      for (int i = begin; i < count; i++) {
        if (names[i].equals(name)) {
          return false;
        }
      }
    }
    hashes[depth] |= hash;
    if (count - begin == FEW) {
      set = new HashSet<>();
      Collections.addAll(set, Arrays.copyOfRange(names, begin, count));
      set.add(name);
      many[depth] = set;
      return true;
    }
    if (count == names.length) {
      names = Arrays.copyOf(names, 2 * count);
    }
    names[count++] = name;
    return true;
  }
}
