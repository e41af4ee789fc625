package dev.scorekeeper.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A registry with its sequence files, to be written into a workspace. */
final class Plan {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ArrayNode domains = JSON.createArrayNode();
  private final Map<String, String> files = new LinkedHashMap<>();

  /** A domain that does not exist yet. */
  Plan planned(String id) {
    domains.addObject().put("id", id);
    return this;
  }

  /** A domain that a file of its own implements. */
  Plan implemented(String id, int movements, int beats) {
    return implementedBy("sequences/" + id + ".json", id, movements, beats);
  }

  Plan implementedBy(String file, String id, int movements, int beats) {
    broken(id, file);
    ObjectNode sequence = JSON.createObjectNode();
    ArrayNode list = sequence.putArray("movements");
    for (int i = 0; i < movements; i++) {
      list.addObject().put("beats", i == 0 ? beats : 0);
    }
    files.put(file, sequence.toString());
    return this;
  }

  /** A domain that names a file which is not there. */
  Plan broken(String id, String file) {
    domains.addObject().put("id", id).put("sequenceFile", file);
    return this;
  }

  /** Makes a workspace's plan this one, and nothing else. */
  void write(Path workspace) throws IOException {
    List<Path> old = new ArrayList<>();
    Path folder = Files.createDirectories(workspace.resolve("sequences"));
    try (var listing = Files.list(folder)) {
      listing.forEach(old::add);
    }
    for (Path file : old) {
      Files.delete(file);
    }
    ObjectNode registry = JSON.createObjectNode();
    registry.set("domains", domains);
    Files.writeString(workspace.resolve("orchestration-domains.json"), registry.toString());
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = workspace.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
