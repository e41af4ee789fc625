package dev.scorekeeper.testkit.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test an {@link Example} of its own in a temporary folder. */
public final class Examples implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(Examples.class);

  /** So that also what a constructor asks for is the test's own. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Example.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Temporary.class, type -> new Temporary(), Temporary.class)
        .example;
  }

  private static final class Temporary implements AutoCloseable {
    private final Path folder;
    final Example example;

    Temporary() {
      try {
        folder = Files.createTempDirectory("example").toRealPath();
        example =
            new Example(
                ProjectCheckout.copy(
                    ProjectCheckout.root().resolve("examples/renderx"), folder.resolve("renderx")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      Files.walkFileTree(folder, new Deletion());
    }
  }
}
