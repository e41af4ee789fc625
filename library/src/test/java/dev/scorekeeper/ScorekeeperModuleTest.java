package dev.scorekeeper;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Stage;
import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.validate.Validate;
import dev.scorekeeper.application.validate.Validation;
import dev.scorekeeper.application.validate.ValidationRequest;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.Workspace;
import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScorekeeperModuleTest {
  @TempDir private Path folder;
  private Path workspace = Path.of("");

  @BeforeEach
  void copyTheExample() throws IOException {
    workspace =
        ProjectCheckout.copy(
            ProjectCheckout.root().resolve("examples/renderx"), folder.resolve("renderx"));
  }

  private Setup setup(String history) {
    return Setup.of(workspace, Map.of())
        .history(folder.resolve(history))
        .ticking(Clock.fixed(Instant.parse("2026-01-06T12:00:00Z"), ZoneOffset.UTC), new Random(7));
  }

  private Injector injector(String history) {
    return Guice.createInjector(Stage.PRODUCTION, new ScorekeeperModule(() -> setup(history)));
  }

  private static Set<Class<?>> bound(Injector injector) {
    Set<Class<?>> types = new HashSet<>();
    for (Key<?> key : injector.getBindings().keySet()) {
      Class<?> type = key.getTypeLiteral().getRawType();
      if (!type.getName().startsWith("com.google.inject")
          && !type.equals(java.util.logging.Logger.class)) {
        types.add(type);
      }
    }
    return types;
  }

  @Test
  void givesAnInstanceOfEverythingThatItBinds() {
    Injector injector = injector("history.db");

    assertThat(bound(injector))
        .hasSizeGreaterThan(20)
        .allSatisfy(type -> assertThat(injector.getInstance(type)).isInstanceOf(type));
  }

  @Test
  void bindsEveryPartThatAScorekeeperIsMadeOf() {
    Set<Class<?>> parts = new HashSet<>();
    for (Method part : Assembly.class.getDeclaredMethods()) {
      if (part.getParameterCount() == 0
          && part.getReturnType().getName().startsWith("dev.scorekeeper")) {
        parts.add(part.getReturnType());
      }
    }

    assertThat(bound(injector("history.db"))).containsAll(parts);
  }

  @Test
  void bindsEveryPortThatASetupHas() {
    Set<Class<?>> ports = new HashSet<>();
    Arrays.stream(Setup.class.getRecordComponents())
        .map(component -> component.getType())
        .filter(Class::isInterface)
        .forEach(ports::add);

    assertThat(ports).contains(Workspace.class, HistoryStore.class, Listener.class);
    assertThat(bound(injector("history.db"))).containsAll(ports);
  }

  @Test
  void givesTheSameAsASetupThatIsOpened() {
    Validation injected =
        injector("one.db").getInstance(Scorekeeper.class).validate(ValidationRequest.USUAL);
    Validation opened = setup("two.db").open().validate(ValidationRequest.USUAL);
    Validation used = injector("three.db").getInstance(Validate.class).run(ValidationRequest.USUAL);

    assertThat(injected).isEqualTo(opened).isEqualTo(used);
    assertThat(injected.tally()).contains(new Tally(2, 14, 0, 0));
  }

  @Test
  void readsTheSettingsEachTime() throws IOException {
    Injector injector = injector("history.db");
    assertThat(injector.getInstance(Settings.class).project()).isEmpty();

    Files.writeString(workspace.resolve("scorekeeper.json"), "{\"project\": \"mine\"}");

    assertThat(injector.getInstance(Settings.class).project()).contains("mine");
  }

  @Test
  void isMadeForAWorkspaceToo() {
    Injector injector = Guice.createInjector(new ScorekeeperModule(workspace));

    assertThat(
            injector
                .getInstance(Scorekeeper.class)
                .validate(ValidationRequest.USUAL.unrecorded())
                .tally())
        .contains(new Tally(2, 14, 0, 0));
    assertThat(injector.getInstance(Workspace.class).name()).isEqualTo("renderx");
  }
}
