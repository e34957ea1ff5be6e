package io.weik.source.database.poll;

import io.weik.source.database.dialect.Dialect;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Rewrites a table once, after the snapshot was taken and before the table is read. */
final class Rewriting {
  private final Dialect dialect;
  private final PolledTable table;
  private final String statement;
  private boolean done;

  Rewriting(Dialect dialect, PolledTable table, String statement) {
    this.dialect = dialect;
    this.table = table;
    this.statement = statement;
  }

  Dialect dialect() {
    return (Dialect)
        Proxy.newProxyInstance(
            Dialect.class.getClassLoader(),
            new Class<?>[] {Dialect.class},
            (_, method, arguments) -> call(method, arguments));
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    if (method.getName().equals("prepare") && !done) {
      done = true;
      table.execute(statement);
    }
    try {
      return method.invoke(dialect, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
