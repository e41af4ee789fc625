package dev.scorekeeper.json.settings;

import dev.scorekeeper.json.internal.Pointers;
import dev.scorekeeper.json.settings.Sketch.Members;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Objects that may be the entries of a plan, and guesses which of their members is what: by what
 * its texts are, and among such by its name.
 *
 * @param all the objects
 * @param isKeyed whether each is known by its key
 * @param folders the names of the folders that each lies in, where each is a file
 */
record PlanEntries(List<Members> all, boolean isKeyed, List<List<String>> folders) {
  private static final List<String> IDS =
      List.of("id", "key", "slug", "identifier", "uid", "number", "ref", "code");
  private static final List<String> NAMES =
      List.of("name", "title", "label", "displayName", "summary", "headline", "caption");
  private static final List<String> CATEGORIES =
      List.of("category", "type", "kind", "group", "area", "component", "team", "sig", "theme");
  private static final List<String> OWNERS =
      List.of("owner", "assignee", "lead", "responsible", "author", "champion");
  private static final List<String> DUES =
      List.of("due", "deadline", "eta", "dueDate", "targetDate", "due_date", "target");

  /** Words by which people say that something is there, to come, or to come no more. */
  static final List<String> DONE =
      List.of(
          "implemented",
          "done",
          "complete",
          "completed",
          "shipped",
          "released",
          "delivered",
          "finished",
          "live",
          "closed",
          "merged",
          "stable",
          "ga",
          "built",
          "in use",
          "in production",
          "in service",
          "available",
          "launched",
          "deployed",
          "final",
          "true",
          "yes");

  static final List<String> TO_COME =
      List.of(
          "planned",
          "todo",
          "to do",
          "open",
          "proposed",
          "draft",
          "provisional",
          "implementable",
          "accepted",
          "approved",
          "idea",
          "backlog",
          "pending",
          "new",
          "ready",
          "in progress",
          "in-progress",
          "in review",
          "review",
          "wip",
          "started",
          "active",
          "doing",
          "next",
          "later",
          "now",
          "building",
          "under discussion",
          "alpha",
          "beta",
          "false",
          "no");

  static final List<String> NO_MORE =
      List.of(
          "dropped",
          "rejected",
          "withdrawn",
          "cancelled",
          "canceled",
          "deferred",
          "superseded",
          "replaced",
          "removed",
          "abandoned",
          "obsolete",
          "deprecated",
          "declined",
          "wontfix",
          "won't do",
          "postponed");

  /** What people call the member that says how far an entry is. */
  private static final List<String> CLAIMS =
      List.of("status", "state", "stage", "progress", "phase", "lifecycle");

  /** The longest text that is an id, in characters. */
  private static final int LONGEST_ID = 80;

  /** Members that are told to somebody who chose no plan. */
  private static final int MOST_NAMES = 12;

  /** More words than these say nothing of how far something is. */
  private static final int MOST_WORDS = 25;

  /** Entries that lie in a file together. */
  PlanEntries(List<Members> all, boolean isKeyed) {
    this(all, isKeyed, List.of());
  }

  /** The texts of a member, entry by entry, as far as they have some. */
  record Column(String name, List<List<String>> texts) {
    /** How many entries have it. */
    int size() {
      return texts.size();
    }

    /** All texts. */
    List<String> flat() {
      List<String> flat = new ArrayList<>();
      texts.forEach(flat::addAll);
      return flat;
    }

    boolean isSingle() {
      return texts.stream().allMatch(one -> one.size() == 1);
    }

    int distinct() {
      return new HashSet<>(texts).size();
    }

    /** As a JSON Pointer from an entry. */
    String pointer() {
      return Pointers.step(name);
    }
  }

  /** The members that entries have as texts, or as arrays of texts. */
  List<Column> columns() {
    Map<String, List<List<String>>> columns = new LinkedHashMap<>();
    for (Members entry : all) {
      entry
          .all()
          .forEach(
              (name, value) -> {
                List<String> texts = value.texts();
                if (!texts.isEmpty() && Outline.isPlain(name)) {
                  columns.computeIfAbsent(name, any -> new ArrayList<>()).add(texts);
                }
              });
    }
    List<Column> list = new ArrayList<>();
    columns.forEach((name, texts) -> list.add(new Column(name, texts)));
    return list;
  }

  /** The same without what members of some names hold. */
  PlanEntries without(Collection<String> names) {
    return keeping(name -> !names.contains(name));
  }

  /** The same with nothing but a member. */
  PlanEntries only(Column column) {
    return keeping(column.name()::equals);
  }

  private PlanEntries keeping(Predicate<String> isKept) {
    List<Members> kept = new ArrayList<>();
    for (Members entry : all) {
      Map<String, Sketch> members = new LinkedHashMap<>(entry.all());
      members.keySet().removeIf(isKept.negate());
      kept.add(new Members(members));
    }
    return new PlanEntries(kept, isKeyed, folders);
  }

  /** The names of all members that some entry has, whatever they hold, in order. */
  List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Members entry : all) {
      names.addAll(entry.all().keySet());
    }
    return names.stream().filter(Outline::isPlain).limit(MOST_NAMES).toList();
  }

  /** What tells the entries apart. */
  Optional<Column> id() {
    return best(
        IDS,
        column ->
            column.isSingle()
                && isOfMost(column)
                && column.distinct() * 10 >= column.size() * 8
                && column.flat().stream().allMatch(PlanEntries::isIdLike));
  }

  private boolean isOfMost(Column column) {
    return column.size() * 2 >= all.size();
  }

  private static boolean isIdLike(String text) {
    return text.length() <= LONGEST_ID && text.strip().chars().noneMatch(Character::isWhitespace);
  }

  /** What people call them. */
  Optional<Column> name() {
    return named(NAMES, column -> column.isSingle() && isOfMost(column));
  }

  /** What they are sorted by: texts that several have. */
  Optional<Column> category() {
    Predicate<Column> isShared = column -> column.isSingle() && isOfMost(column);
    return named(CATEGORIES, isShared)
        .or(
            () ->
                columns().stream()
                    .filter(isShared)
                    .filter(column -> column.distinct() > 1)
                    .filter(column -> column.distinct() * 2 <= column.size())
                    .filter(column -> column.flat().stream().noneMatch(PlanEntries::isDate))
                    .filter(
                        column ->
                            CATEGORIES.stream().anyMatch(end -> ends(column, end))
                                || isFolderOfMost(column))
                    .findFirst());
  }

  /** Whether most of the entries that have it lie in a folder that is called so. */
  private boolean isFolderOfMost(Column column) {
    if (folders.isEmpty() || column.size() != all.size()) {
      return false;
    }
    int there = 0;
    for (int i = 0; i < folders.size(); i++) {
      there += folders.get(i).containsAll(column.texts().get(i)) ? 1 : 0;
    }
    return there * 2 > folders.size();
  }

  /** Who is to make them. */
  Optional<Column> owner() {
    return named(OWNERS, Column::isSingle);
  }

  /** When they are to be there. */
  Optional<Column> due() {
    return named(
        DUES, column -> column.isSingle() && column.flat().stream().anyMatch(PlanEntries::isDate));
  }

  private static boolean isDate(String text) {
    return text.length() >= 7 && text.startsWith("20") && text.charAt(4) == '-';
  }

  /**
   * By which words they say how far they are: nearly all are such that people use for it, or half
   * of them where the member is called so.
   */
  Optional<Column> claim() {
    Optional<Column> best = Optional.empty();
    int most = 0;
    for (Column column : columns()) {
      // A text that is called by itself is one of a user interface.
      boolean isLabel = column.flat().stream().anyMatch(column.name()::equalsIgnoreCase);
      if (!column.isSingle()
          || !isOfMost(column)
          || column.size() < 2
          || column.distinct() > MOST_WORDS
          || isLabel) {
        continue;
      }
      int known = 0;
      for (String text : column.flat()) {
        known += isWord(text) ? 1 : 0;
      }
      int needed = isCalledClaim(column) ? 5 : 7;
      if (known * 10 >= column.size() * needed && known > most) {
        best = Optional.of(column);
        most = known;
      }
    }
    return best;
  }

  private static boolean isCalledClaim(Column column) {
    return CLAIMS.stream()
        .anyMatch(name -> column.name().equalsIgnoreCase(name) || ends(column, name));
  }

  /** The words of a column that are in none of the lists, each once, as they are first written. */
  static List<String> unknown(Column column) {
    return words(column, text -> !isWord(text));
  }

  private static boolean isWord(String text) {
    String word = folded(text);
    return DONE.contains(word) || TO_COME.contains(word) || NO_MORE.contains(word);
  }

  /** The words of a column that are in a list, each once, as they are first written. */
  static List<String> words(Column column, List<String> known) {
    return words(column, text -> known.contains(folded(text)));
  }

  private static List<String> words(Column column, Predicate<String> isSuch) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String text : column.flat()) {
      if (isSuch.test(text)) {
        words.putIfAbsent(folded(text), text.strip());
      }
    }
    return List.copyOf(words.values());
  }

  private static String folded(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /** The column whose texts are such, most of those that have one; of equals the first. */
  Optional<Column> looking(Predicate<String> isSuch) {
    Optional<Column> best = Optional.empty();
    int most = 0;
    for (Column column : columns()) {
      int entries = 0;
      for (List<String> texts : column.texts()) {
        entries += texts.stream().anyMatch(isSuch) ? 1 : 0;
      }
      if (entries * 2 >= column.size() && entries > most) {
        best = Optional.of(column);
        most = entries;
      }
    }
    return best;
  }

  /** The column with the best name of those that fit; or the first that does. */
  private Optional<Column> best(List<String> names, Predicate<Column> fits) {
    Optional<Column> named = named(names, fits);
    return named.isPresent() ? named : columns().stream().filter(fits).findFirst();
  }

  private Optional<Column> named(List<String> names, Predicate<Column> fits) {
    List<Column> columns = columns();
    for (String name : names) {
      for (Column column : columns) {
        if (column.name().equalsIgnoreCase(name) && fits.test(column)) {
          return Optional.of(column);
        }
      }
    }
    for (String name : names) {
      for (Column column : columns) {
        if (ends(column, name) && fits.test(column)) {
          return Optional.of(column);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the last word of a name is such: {@code kep-number}, {@code rfc_id}. */
  private static boolean ends(Column column, String name) {
    String own = column.name().toLowerCase(Locale.ROOT);
    String end = name.toLowerCase(Locale.ROOT);
    int begin = own.length() - end.length();
    return begin > 0
        && own.endsWith(end)
        && (!Character.isLetterOrDigit(own.charAt(begin - 1))
            || Character.isUpperCase(column.name().charAt(begin)));
  }

  /** How many of them have an id. */
  int identified(Optional<Column> id) {
    return isKeyed && id.isEmpty() ? all.size() : id.map(Column::size).orElse(0);
  }
}
