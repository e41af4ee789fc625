package dev.scorekeeper.sqlite.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ProcessMemoryTest {
  private static final int PAGE = 4096;
  private static final int MUCH = 96 << 20;

  @Test
  void whatIsTakenOutsideOfJavasHeapIsKnown() {
    long before = ProcessMemory.taken().orElseThrow();
    ByteBuffer taken = ByteBuffer.allocateDirect(MUCH);
    for (int at = 0; at < MUCH; at += PAGE) {
      taken.put(at, (byte) 1);
    }

    assertThat(ProcessMemory.taken().orElseThrow() - before).isGreaterThan(MUCH / 2);
    assertThat(ProcessMemory.committed().orElseThrow()).isGreaterThan(MUCH);
    assertThat(taken.get(PAGE)).isEqualTo((byte) 1);
  }
}
