package dev.scorekeeper.application;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/** A port as it is, but for one method: for what no fake does by itself. */
public final class Instead {
  private Instead() {}

  /**
   * A port with another answer to a method.
   *
   * @param method its name
   * @param answer asked each time that the method is called
   */
  public static <T> T of(Class<T> port, T real, String method, Supplier<?> answer) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, called, arguments) -> {
              if (called.getName().equals(method)) {
                return answer.get();
              }
              try {
                return called.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            }));
  }
}
