package dev.scorekeeper.application.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecorderTest {
  private final List<Integer> recorded = new CopyOnWriteArrayList<>();

  @Test
  void aBatchIsRecordedWhileItsReaderGoesOn() {
    CountDownLatch read = new CountDownLatch(1);
    try (Recorder recorder = new Recorder()) {
      recorder.record(() -> wait(read, 1));
      assertThat(recorded).isEmpty();
      read.countDown();
    }

    assertThat(recorded).containsExactly(1);
  }

  @Test
  void batchesAreRecordedOneAfterTheOther() {
    try (Recorder recorder = new Recorder()) {
      for (int i = 1; i <= 20; i++) {
        recorder.record(batch(i));
        assertThat(recorded).hasSizeGreaterThanOrEqualTo(i - 1);
      }
      recorder.recordHere(batch(21));
    }

    assertThat(recorded).hasSize(21).isSorted();
  }

  @Test
  void theLastIsRecordedByWhoeverComesWithIt() {
    Thread[] by = new Thread[1];
    try (Recorder recorder = new Recorder()) {
      recorder.recordHere(
          () -> {
            by[0] = Thread.currentThread();
            return 1;
          });

      assertThat(by[0]).isSameAs(Thread.currentThread());
    }
  }

  @Test
  void afterABatchThatFailsNoOtherIsRecorded() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> {
              try (Recorder recorder = new Recorder()) {
                recorder.record(RecorderTest::fail);
                recorder.record(batch(2));
              }
            })
        .withMessage("full");

    assertThat(recorded).isEmpty();
  }

  @Test
  void aFailureOfTheLastIsToldInTheEnd() {
    Recorder recorder = new Recorder();
    recorder.record(RecorderTest::fail);

    assertThatIllegalStateException().isThrownBy(recorder::close).withMessage("full");
    recorder.close();
  }

  @Test
  void whereReadingFailsTooThatIsToldFirst() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> {
              try (Recorder recorder = new Recorder()) {
                recorder.record(RecorderTest::fail);
                throw new IllegalStateException("unreadable");
              }
            })
        .withMessage("unreadable")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
  }

  private Supplier<Integer> batch(int number) {
    return () -> {
      recorded.add(number);
      return number;
    };
  }

  private static int fail() {
    throw new IllegalStateException("full");
  }

  private int wait(CountDownLatch until, int number) {
    try {
      until.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    recorded.add(number);
    return number;
  }
}
