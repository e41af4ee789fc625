package dev.scorekeeper.json.registry;

import dev.scorekeeper.domain.registry.NewEntry;
import dev.scorekeeper.domain.registry.RegistryEditor;
import dev.scorekeeper.domain.workspace.Layout;

/** Adds to registries that are written as JSON, each in its own manner. */
public final class JsonRegistryEditor implements RegistryEditor {
  @Override
  public Edit add(byte[] registry, Layout.Fields fields, NewEntry entry) {
    return RegistryEdit.add(registry, fields, entry);
  }

  @Override
  public byte[] sequence(NewEntry entry) {
    return SequenceTemplate.of(entry);
  }
}
