package dev.scorekeeper.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeferredTest {
  @Test
  void workThatIsBegunNeedsNobodyWhoAsks() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);

    Deferred.begin(
        "work",
        () -> {
          done.countDown();
          return true;
        });

    done.await();
  }

  @Test
  void workIsDoneByAThreadOfItsNameThatKeepsNobodyFromEnding() {
    Deferred<Thread> work = Deferred.begin("counting", Thread::currentThread);

    assertThat(work.get().getName()).isEqualTo("counting");
    assertThat(work.get().isDaemon()).isTrue();
  }

  @Test
  void workThatWaitsIsDoneOnceWhoeverAsks() {
    AtomicInteger times = new AtomicInteger();
    Deferred<Integer> work = Deferred.later("work", times::incrementAndGet);
    assertThat(times).hasValue(0);

    assertThat(work.get()).isEqualTo(1);
    work.here();
    work.begin();

    assertThat(work.get()).isEqualTo(1);
    assertThat(times).hasValue(1);
  }

  @Test
  void workCanBeDoneByWhoeverIsThere() {
    Deferred<Thread> work = Deferred.later("work", Thread::currentThread);

    work.here();

    assertThat(work.get()).isSameAs(Thread.currentThread());
  }

  @Test
  void aFailureWaitsForWhoeverAsks() {
    Deferred<String> failing =
        Deferred.begin(
            "work",
            () -> {
              throw new InvalidRequestException("no such thing");
            });

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(failing::get)
        .withMessage("no such thing");
  }

  @Test
  void anErrorIsPassedOnAsItIs() {
    Deferred<String> failing =
        Deferred.later(
            "work",
            () -> {
              throw new AssertionError("impossible");
            });
    failing.here();

    assertThatThrownBy(failing::get).isInstanceOf(AssertionError.class).hasMessage("impossible");
  }

  @Test
  void whoeverIsInterruptedStaysSo() {
    CountDownLatch never = new CountDownLatch(1);
    Deferred<Boolean> work =
        Deferred.begin(
            "work",
            () -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return true;
            });
    Thread.currentThread().interrupt();

    assertThatIllegalStateException().isThrownBy(work::get).withMessageContaining("interrupted");

    assertThat(Thread.interrupted()).isTrue();
    never.countDown();
    assertThat(work.get()).isTrue();
  }
}
