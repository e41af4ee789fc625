package dev.scorekeeper.sqlite.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much memory this process takes, Java's and all other, as its system says. */
final class ProcessMemory {
  /** What Linux says of a process, where the other numbers count what is only reserved. */
  private static final Path STATUS = Path.of("/proc/self/status");

  private static final String RESIDENT = "VmRSS:";

  private ProcessMemory() {}

  /** In bytes; empty where the system does not say. */
  static OptionalLong taken() {
    OptionalLong resident = resident();
    return resident.isPresent() ? resident : committed();
  }

  private static OptionalLong resident() {
    try {
      String status = new String(Files.readAllBytes(STATUS), StandardCharsets.ISO_8859_1);
      int from = status.indexOf(RESIDENT);
      int to = status.indexOf("kB", from);
      if (from < 0 || to < 0) {
        return OptionalLong.empty();
      }
      long kilobytes = Long.parseLong(status.substring(from + RESIDENT.length(), to).strip());
      return OptionalLong.of(kilobytes << 10);
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** As Java asks other systems. */
  static OptionalLong committed() {
    try {
      return ManagementFactory.getOperatingSystemMXBean()
                  instanceof com.sun.management.OperatingSystemMXBean system
              && system.getCommittedVirtualMemorySize() > 0
          ? OptionalLong.of(system.getCommittedVirtualMemorySize())
          : OptionalLong.empty();
    } catch (LinkageError e) {
      // A Java without the module that knows.
      return OptionalLong.empty();
    }
  }
}
