package dev.scorekeeper.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;

/** What kind of type a class is. */
final class Types {
  private Types() {}

  /** Whether somebody wrote it, and more than the annotations of a package. */
  static boolean isType(JavaClass type) {
    return !type.getSimpleName().equals("package-info")
        && !type.getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  /** Whether nobody can add another kind of it, other than by a lambda. */
  static boolean isClosed(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.FINAL)
        || type.isEnum()
        || isSealed(type)
        || isFunctional(type);
  }

  static boolean isSealed(JavaClass type) {
    return type.reflect().isSealed();
  }

  /** Whether it is an interface of one method. */
  static boolean isFunctional(JavaClass type) {
    return type.isInterface()
        && type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                .count()
            == 1;
  }

  /** Whether it and all that encloses it are public. */
  static boolean isVisible(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(Types::isVisible).orElse(true);
  }
}
