package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.source.database.config.DatabaseConfig;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the driver that a config names. Drivers in jars are loaded once for the life of the
 * program, each jar apart from all others, so that two versions of a driver do not meet.
 */
record JdbcDrivers(DatabaseConfig config) implements Supplier<Driver> {
  private static final Map<Path, ClassLoader> JARS = new ConcurrentHashMap<>();

  @Override
  public Driver get() {
    return config.jdbcDriver().map(this::named).orElseGet(this::registered);
  }

  private Driver registered() {
    try {
      return DriverManager.getDriver(config.jdbcUrl().orElse(""));
    } catch (SQLException _) {
      throw new ProblemException(
          Problem.user("no driver here takes the address")
              .path("spec.Parameters.JdbcUrl")
              .hint("put the path of the driver's jar into JdbcDriver"));
    }
  }

  private Driver named(String name) {
    return name.endsWith(".jar") ? inJar(Path.of(name)) : ofClass(name);
  }

  private Driver ofClass(String name) {
    try {
      return Class.forName(name).asSubclass(Driver.class).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
      throw wrong("no such driver on the class path", name, e);
    }
  }

  private Driver inJar(Path jar) {
    if (!Files.isReadable(jar)) {
      throw wrong("no jar that can be read", jar.toString(), null);
    }
    var loader = JARS.computeIfAbsent(jar.toAbsolutePath().normalize(), JdbcDrivers::loader);
    return ServiceLoader.load(Driver.class, loader).stream()
        .filter(each -> loader.equals(each.type().getClassLoader()))
        .map(ServiceLoader.Provider::get)
        .filter(this::takesAddress)
        .findFirst()
        .orElseThrow(() -> wrong("no driver for JdbcUrl in the jar", jar.toString(), null));
  }

  private boolean takesAddress(Driver driver) {
    try {
      return driver.acceptsURL(config.jdbcUrl().orElse(""));
    } catch (SQLException _) {
      return false;
    }
  }

  private static ClassLoader loader(Path jar) {
    try {
      var urls = new URL[] {jar.toUri().toURL()};
      return new URLClassLoader(
          "driver " + jar.getFileName(), urls, ClassLoader.getPlatformClassLoader());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static ProblemException wrong(String what, String value, @Nullable Throwable cause) {
    var problem =
        Problem.user(what)
            .path("spec.Parameters.JdbcDriver")
            .value(value)
            .expected("the path of a jar, or a class on the class path");
    return Optional.ofNullable(cause)
        .map(each -> new ProblemException(problem, each))
        .orElseGet(() -> new ProblemException(problem));
  }
}
