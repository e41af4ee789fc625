package dev.scorekeeper.testkit.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a {@link GitFolder} in a temporary folder, the same one wherever it or what is
 * done before it asks for one. Where there is no git program all tests of the class are skipped.
 */
public final class GitFolders implements ExecutionCondition, ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(GitFolders.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return GitFolder.lacks()
        .map(ConditionEvaluationResult::disabled)
        .orElseGet(() -> ConditionEvaluationResult.enabled("there is a git program"));
  }

  /** So that also what a constructor asks for is the test's own. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == GitFolder.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Temporary.class, type -> new Temporary(), Temporary.class)
        .repository;
  }

  /** A temporary folder with a repository in it, until the test is over. */
  private static final class Temporary implements AutoCloseable {
    private final Path folder;
    final GitFolder repository;

    Temporary() {
      try {
        folder = Files.createTempDirectory("git").toRealPath();
        repository = GitFolder.at(folder.resolve("repository"), folder.resolve("home")).init();
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
