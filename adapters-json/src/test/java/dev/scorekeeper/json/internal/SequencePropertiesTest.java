package dev.scorekeeper.json.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.sequence.SequenceReading.Sized;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.workspace.Slip;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of sequence files, over generated ones whose size is known from their making. */
class SequencePropertiesTest {
  private static final List<Map.Entry<String, Object>> UNKNOWN =
      List.of(
          Map.entry("meta", Map.of("beats", 9, "movements", List.of(Map.of("beats", 9)))),
          Map.entry("Beats", 9),
          Map.entry("", List.of(List.of(Map.of("beatCount", 9)))),
          Map.entry("name", "} ] , \\u0022 {"),
          Map.entry("tempo", -1.5));

  @Property(tries = 300)
  void theSizeIsWhatTheFileWasMadeOf(@ForAll("files") File file) {
    assertThat(read(json(file.content()))).isEqualTo(file.expected());
  }

  @Property(tries = 300)
  void theOrderOfKeysNeverMatters(@ForAll("files") File file, @ForAll Random random) {
    Object shuffled = eachObject(file.content(), members -> Collections.shuffle(members, random));

    assertThat(read(json(shuffled))).isEqualTo(file.expected());
  }

  @Property(tries = 300)
  void unknownKeysNeverMatter(@ForAll("files") File file, @ForAll Random random) {
    Object crowded =
        eachObject(
            file.content(),
            members -> {
              for (int i = random.nextInt(4); i > 0; i--) {
                members.add(
                    random.nextInt(members.size() + 1),
                    UNKNOWN.get(random.nextInt(UNKNOWN.size())));
              }
            });

    assertThat(read(json(crowded))).isEqualTo(file.expected());
  }

  @Property(tries = 300)
  void whiteSpaceNeverMatters(@ForAll("files") File file, @ForAll Random random) {
    String[] spaces = {"", " ", "\n", "\r\n", "\t", "  \n\n "};
    String spaced =
        json(file.content())
            .chars()
            .mapToObj(Character::toString)
            .map(
                c ->
                    "{}[],:".contains(c)
                        ? spaces[random.nextInt(spaces.length)]
                            + c
                            + spaces[random.nextInt(spaces.length)]
                        : c)
            .collect(Collectors.joining());

    assertThat(read(spaced)).isEqualTo(file.expected());
  }

  @Property(tries = 300)
  void whatComesAgainNeverMattersAndIsSaid(@ForAll("files") File file, @ForAll Random random) {
    boolean[] again = {false};
    Object doubled =
        eachObject(
            file.content(),
            members -> {
              for (Map.Entry<String, Object> first : List.copyOf(members)) {
                if (random.nextInt(3) == 0 && isWalked(members)) {
                  members.add(Map.entry(first.getKey(), List.of(Map.of("beats", 9))));
                  again[0] = true;
                }
              }
            });

    Sized read = (Sized) SequenceReader.read(Texts.utf8(json(doubled)));

    assertThat(withoutSlips(read)).isEqualTo(file.expected());
    assertThat(read.slips().stream().anyMatch(slip -> slip.kind() == Slip.Kind.KEY_AGAIN))
        .isEqualTo(again[0]);
  }

  /** Beats are counted, and not looked into. */
  private static boolean isWalked(List<Map.Entry<String, Object>> members) {
    return members.size() != 1 || !members.get(0).equals(Map.entry("beats", 7));
  }

  @Property(tries = 300)
  void aCountIsSaidToBeNoneWhereItIsNone(@ForAll("files") File file) {
    String text = json(file.content());
    Sized read = (Sized) SequenceReader.read(Texts.utf8(text));

    assertThat(read.slips().stream().anyMatch(slip -> slip.kind() == Slip.Kind.NO_COUNT))
        .isEqualTo(text.contains("'some'") || text.contains(":-"));
  }

  private static Sized read(String json) {
    return withoutSlips((Sized) SequenceReader.read(Texts.utf8(json)));
  }

  private static Sized withoutSlips(Sized sized) {
    return new Sized(sized.size(), sized.declaredBeats(), sized.isPartial(), List.of());
  }

  /**
   * A generated file.
   *
   * @param content as maps, lists, numbers and texts
   */
  record File(Object content, Sized expected) {}

  /** What a movement says of its beats, and how many that are; negative for nothing. */
  record Movement(Map<String, Object> content, long says) {}

  /** A sequence's movements, and its own beats; negative for none. */
  record Sequence(List<Movement> movements, long own) {
    Map<String, Object> content() {
      Map<String, Object> content = new LinkedHashMap<>();
      content.put("id", "s");
      content.put("movements", movements.stream().map(Movement::content).toList());
      if (own >= 0) {
        content.put("beats", own);
      }
      return content;
    }
  }

  @Provide
  Arbitrary<File> files() {
    Arbitrary<Integer> count = Arbitraries.integers().between(0, 5);
    Arbitrary<Movement> movement =
        Arbitraries.oneOf(
            Arbitraries.just(new Movement(Map.of("name", "silent"), -1)),
            count.map(n -> new Movement(Map.of("beats", n), n)),
            count.map(
                n -> new Movement(Map.of("beats", Collections.nCopies(n, Map.of("beats", 7))), n)),
            count.map(n -> new Movement(Map.of("beatCount", n), n)),
            count.map(n -> new Movement(Map.of("beatCount", 8, "beats", n), n)),
            count.map(n -> new Movement(Map.of("beatCount", n, "beats", "some"), n)),
            count.map(n -> new Movement(Map.of("beats", -1 - n), -1)));
    Arbitrary<Sequence> sequence =
        Combinators.combine(movement.list().ofMaxSize(4), Arbitraries.integers().between(-1, 6))
            .as((movements, own) -> new Sequence(movements, own));
    return Arbitraries.oneOf(
        sequence.map(one -> new File(one.content(), expected(List.of(one)))),
        sequence.map(
            one -> new File(Map.of("musicalSequence", one.content()), expected(List.of(one)))),
        sequence
            .list()
            .ofMaxSize(4)
            .map(
                all ->
                    new File(
                        Map.of("sequences", all.stream().map(Sequence::content).toList()),
                        expected(all))));
  }

  private static Sized expected(List<Sequence> sequences) {
    List<Movement> movements =
        sequences.stream().flatMap(sequence -> sequence.movements().stream()).toList();
    List<Long> said = movements.stream().map(Movement::says).filter(n -> n >= 0).toList();
    List<Long> own = sequences.stream().map(Sequence::own).filter(n -> n >= 0).toList();
    long ownSum = own.stream().mapToLong(n -> n).sum();
    boolean all = sequences.stream().allMatch(one -> one.own() >= 0 || one.movements().isEmpty());
    long beats = said.isEmpty() ? ownSum : said.stream().mapToLong(n -> n).sum();
    boolean isPartial =
        movements.stream()
            .anyMatch(one -> one.content().get("beats") instanceof Integer beats1 && beats1 < 0);
    return new Sized(
        new Size(movements.size(), beats),
        said.isEmpty() || own.isEmpty() || !all || isPartial
            ? OptionalLong.empty()
            : OptionalLong.of(ownSum),
        isPartial,
        List.of());
  }

  /** Changes the members of every object; objects become lists of members, to keep their order. */
  private static Object eachObject(Object value, Consumer<List<Map.Entry<String, Object>>> change) {
    if (value instanceof Map<?, ?> map) {
      List<Map.Entry<String, Object>> members = new ArrayList<>();
      map.forEach(
          (key, member) -> members.add(Map.entry((String) key, eachObject(member, change))));
      change.accept(members);
      return new Members(members);
    }
    return value instanceof List<?> list
        ? list.stream().map(element -> eachObject(element, change)).toList()
        : value;
  }

  /** An object whose members have an order, and may come twice. */
  private record Members(List<Map.Entry<String, Object>> members) {}

  private static String json(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(member -> "'" + member.getKey() + "':" + json(member.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof Members object) {
      return object.members().stream()
          .map(member -> "'" + member.getKey() + "':" + json(member.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream()
          .map(SequencePropertiesTest::json)
          .collect(Collectors.joining(",", "[", "]"));
    }
    return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
  }
}
