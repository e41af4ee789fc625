package dev.scorekeeper.json;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Breaks a law on purpose: JSON is bound to objects. */
public final class KnowsDatabind {
  ObjectMapper mapper() {
    return new ObjectMapper();
  }
}
