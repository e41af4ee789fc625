package dev.scorekeeper.json.settings;

import dev.scorekeeper.domain.workspace.Evidence;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.SettingsProposal;
import dev.scorekeeper.json.internal.JsonCursor;
import dev.scorekeeper.json.internal.MalformedJson;
import dev.scorekeeper.json.internal.Quoting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the settings say of evidence.
 *
 * @param evidence its kind, and how that is looked for
 * @param sequenceFile where an entry names its sequence file, where the evidence says so
 */
record EvidenceSettings(Evidence evidence, Optional<String> sequenceFile) {
  /** The keys of evidence that is a sequence file. */
  static final List<String> OF_SEQUENCES = List.of("sequence", "movements", "beats");

  /** The keys of evidence that is there. */
  static final List<String> OF_EXISTING = List.of("exists");

  /** The keys of evidence that is a claim. */
  static final List<String> OF_CLAIMS = List.of("claim", "implemented", "planned", "dropped");

  /** The keys of claims beside evidence. */
  static final List<String> BESIDE = List.of("at", "implemented", "planned");

  private static final String KINDS =
      "; it is one of {\"sequence\": \"/file\"}, {\"exists\": \"/paths\"} and"
          + " {\"claim\": \"/status\", \"implemented\": [\"done\"]}";

  /** Reads the setting that the cursor stands at. */
  static EvidenceSettings read(JsonCursor json, SettingPlaces places) throws MalformedJson {
    Location at = json.at();
    if (!json.isObject()) {
      throw new MalformedJson("evidence is " + json.kind() + KINDS, at);
    }
    Members members = new Members("evidence", places);
    while (json.nextName()) {
      members.take(json);
    }
    return members.evidence(at);
  }

  /** Reads the words of claims beside evidence that is looked at. */
  static Evidence.Words claims(JsonCursor json, SettingPlaces places) throws MalformedJson {
    Location at = json.at();
    places.seen("claims", at);
    if (!json.isObject()) {
      throw new MalformedJson(
          "claims is "
              + json.kind()
              + "; write an object, {\"at\": \"/status\", \"implemented\": [\"done\"]}",
          at);
    }
    Members members = new Members("claims", places);
    while (json.nextName()) {
      members.take(json);
    }
    return members.claims(at);
  }

  /** The members of such a setting, whatever it turns out to be. */
  private static final class Members {
    private final String setting;
    private final SettingPlaces places;
    private final Set<String> seen = new HashSet<>();
    private final List<String> keys = new ArrayList<>();
    private final List<Location> at = new ArrayList<>();
    private String pointer = "";
    private Optional<String> movements = Optional.empty();
    private Optional<String> beats = Optional.empty();
    private List<String> implemented = List.of();
    private List<String> planned = List.of();
    private List<String> dropped = List.of();

    Members(String setting, SettingPlaces places) {
      this.setting = setting;
      this.places = places;
    }

    void take(JsonCursor json) throws MalformedJson {
      String key = json.name();
      String name = setting + "." + key;
      SettingsReader.requireNew(seen.add(key), "the key", key, json.at());
      keys.add(key);
      at.add(json.at());
      json.value();
      switch (key) {
        case "sequence", "exists", "claim", "at" ->
            pointer = SettingsReader.pointer(json, name, places);
        case "movements" -> movements = Optional.of(SettingsReader.pointer(json, name, places));
        case "beats" -> beats = Optional.of(SettingsReader.pointer(json, name, places));
        case "implemented" -> implemented = words(json, name);
        case "planned" -> planned = words(json, name);
        case "dropped" -> dropped = words(json, name);
        default -> json.skip(); // what there is depends on keys that may follow
      }
    }

    private static List<String> words(JsonCursor json, String name) throws MalformedJson {
      if (!json.isArray()) {
        throw SettingsReader.flaw(
            json, name + " is " + json.kind() + "; write an array of words, [\"done\"]");
      }
      List<String> words = new ArrayList<>();
      while (json.nextElement()) {
        MalformedJson none =
            SettingsReader.flaw(
                json, name + " has " + json.kind() + " that is no word; write it in quotes");
        if (!json.isText() && !json.kind().equals("a truth value")) {
          throw none;
        }
        String word = json.scalar();
        if (word.isBlank() || word.chars().anyMatch(Character::isISOControl)) {
          throw none;
        }
        words.add(word);
      }
      return words;
    }

    /** Refuses a key that a setting of this kind does not have. */
    private void check(String noun, List<String> known) throws MalformedJson {
      for (int i = 0; i < keys.size(); i++) {
        if (!known.contains(keys.get(i))) {
          throw SettingsReader.unknown("key of " + noun, keys.get(i), known, at.get(i));
        }
      }
    }

    /** Refuses two kinds of evidence at once. */
    private void checkOneKind() throws MalformedJson {
      String first = "";
      for (int i = 0; i < keys.size(); i++) {
        String key = keys.get(i);
        if (SettingsProposal.KINDS_OF_EVIDENCE.contains(key)) {
          if (!first.isEmpty()) {
            throw new MalformedJson(
                "evidence has both \"" + first + "\" and \"" + key + "\"; keep one of them",
                at.get(i));
          }
          first = key;
        }
      }
    }

    EvidenceSettings evidence(Location begin) throws MalformedJson {
      checkOneKind();
      if (seen.contains("sequence")) {
        check("evidence with sequence:", OF_SEQUENCES);
        boolean isShaped = movements.isPresent() || beats.isPresent();
        return new EvidenceSettings(
            isShaped
                ? new Evidence.Sequences(
                    Optional.of(
                        new Evidence.Shape(movements.orElse("/movements"), beats.orElse("/beats"))))
                : Evidence.Sequences.USUAL,
            Optional.of(pointer));
      }
      if (seen.contains("exists")) {
        check("evidence with exists:", OF_EXISTING);
        return new EvidenceSettings(new Evidence.Existing(pointer), Optional.empty());
      }
      if (seen.contains("claim")) {
        check("evidence with claim:", OF_CLAIMS);
        return new EvidenceSettings(
            new Evidence.Claimed(words("evidence", begin)), Optional.empty());
      }
      throw new MalformedJson(
          keys.isEmpty()
              ? "evidence is empty" + KINDS
              : "evidence has "
                  + Quoting.text(keys.get(0))
                  + " and neither sequence, exists nor claim"
                  + KINDS,
          begin);
    }

    Evidence.Words claims(Location begin) throws MalformedJson {
      check("claims", BESIDE);
      if (!seen.contains("at")) {
        throw new MalformedJson(
            "claims has no key at, which says where in an entry its word is (known: "
                + String.join(", ", BESIDE)
                + ")",
            begin);
      }
      return words("claims", begin);
    }

    private Evidence.Words words(String name, Location begin) throws MalformedJson {
      Evidence.Words words = new Evidence.Words(pointer, implemented, planned, dropped);
      if (implemented.isEmpty() && (name.equals("evidence") || planned.isEmpty())) {
        throw new MalformedJson(
            name + " needs \"implemented\": the words that mean done, such as [\"done\"]", begin);
      }
      Optional<String> twice = words.ambiguous();
      if (twice.isPresent()) {
        throw new MalformedJson(
            name
                + " has the word "
                + Quoting.text(twice.get())
                + " twice, and case and blanks do not count; keep one of them",
            begin);
      }
      return words;
    }
  }
}
