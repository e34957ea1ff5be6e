package io.weik.source.database;

import io.weik.api.source.ParameterProblem;
import io.weik.source.database.change.Operation;
import io.weik.source.database.config.ChangeTracking;
import io.weik.source.database.config.DatabaseConfig;
import io.weik.source.database.config.Product;
import io.weik.source.database.config.SslMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what is wrong with parameters in the light of each other. One config, one thread. */
final class ConfigCheck {
  private static final int MOST_ROWS = 100_000;
  private static final int PORTS = 65_535;
  private static final Pattern SLOT = Pattern.compile("[a-z0-9_]{1,63}");
  private static final Pattern CREDENTIALS =
      Pattern.compile(
          "(?i)(password|pwd|passwd|passphrase|token|secret|credentials?|(private|api|access)[_-]?key)"
              + "(_base64)?=|//[^/@]*:[^/@]*@|:[^/:@]+/[^/:@]+@");

  private final DatabaseConfig config;
  private final List<ParameterProblem> problems = new ArrayList<>();

  private ConfigCheck(DatabaseConfig config) {
    this.config = config;
  }

  /** All that is wrong. */
  static List<ParameterProblem> problems(DatabaseConfig config) {
    var check = new ConfigCheck(config);
    if (config.databaseType() == Product.JDBC || config.jdbcUrl().isPresent()) {
      check.jdbc();
    } else {
      check.server();
    }
    check.rows();
    check.tracking();
    check.security();
    check.bounds();
    return check.problems;
  }

  private void server() {
    missing(config.host().isEmpty(), "Host", "the name or address of the server");
    missing(config.database().isEmpty(), "Database", "the name of the database");
    when(
        config.jdbcDriver().isPresent(),
        "JdbcDriver",
        "a driver without an address",
        "JdbcUrl beside it");
  }

  private void jdbc() {
    missing(config.jdbcUrl().isEmpty(), "JdbcUrl", "an address such as jdbc:h2:/data/shop");
    config
        .jdbcUrl()
        .ifPresent(
            url -> {
              when(!url.startsWith("jdbc:"), "JdbcUrl", "no JDBC address", "jdbc:...");
              when(
                  CREDENTIALS.matcher(url).find(),
                  "JdbcUrl",
                  "a password, key or token in the address",
                  "Username and Password beside it");
            });
    var place = "nothing beside JdbcUrl, which says it already";
    when(config.host().isPresent(), "Host", "given twice", place);
    when(config.port().isPresent(), "Port", "given twice", place);
    when(config.replica().isPresent(), "Replica", "no place for it in JdbcUrl", place);
    when(
        config.changeTracking() == ChangeTracking.LOG,
        "ChangeTracking",
        "the log cannot be read by JDBC",
        "poll, or Host in place of JdbcUrl");
  }

  private void rows() {
    missing(config.table().isEmpty(), "Table", "a table, a list of tables or a pattern");
    distinct("Table", config.table());
    distinct("Columns", config.columns());
    distinct("KeyColumns", config.keyColumns());
    when(
        config.password().isPresent() && config.username().isEmpty(),
        "Password",
        "a password without a user",
        "Username beside it");
    when(
        Stream.of(Operation.INSERT, Operation.UPDATE, Operation.DELETE).noneMatch(config::tracks),
        "TrackInserts",
        "nothing is tracked",
        "true for one of TrackInserts, TrackUpdates and TrackDeletes");
  }

  private void tracking() {
    boolean log = config.changeTracking() == ChangeTracking.LOG;
    var polling = "ChangeTracking: poll, or auto";
    when(log && config.where().isPresent(), "Where", "the log has no conditions", polling);
    when(log && !config.keyColumns().isEmpty(), "KeyColumns", "the log has its own keys", polling);
    when(log && config.cursorColumn().isPresent(), "CursorColumn", "the log needs none", polling);
    when(log && config.before(), "Before", "only polling keeps rows", polling);
    boolean postgres = config.databaseType() == Product.POSTGRESQL;
    when(
        config.slotName().isPresent() && !postgres,
        "SlotName",
        "slots are of postgresql only",
        "no such parameter for " + word());
    config
        .slotName()
        .filter(name -> !SLOT.matcher(name).matches())
        .ifPresent(
            _ ->
                add("SlotName", "no name for a slot", "up to 63 lower-case letters, digits and _"));
    boolean binlog =
        config.databaseType() == Product.MYSQL || config.databaseType() == Product.MARIADB;
    when(
        config.serverId().isPresent() && !binlog,
        "ServerId",
        "server ids are of mysql and mariadb only",
        "no such parameter for " + word());
    when(
        config.serverId().filter(id -> id < 1).isPresent(),
        "ServerId",
        "no server id",
        "1 or more");
  }

  private void security() {
    boolean plain = config.sslMode() == SslMode.DISABLE;
    boolean verified =
        config.sslMode() == SslMode.VERIFY_CA || config.sslMode() == SslMode.VERIFY_FULL;
    when(
        config.sslRootCertificate().isPresent() && !verified,
        "SslRootCertificate",
        "authorities that are not asked",
        "SslMode: verify-full or verify-ca");
    when(
        config.sslCertificate().isPresent() && plain,
        "SslCertificate",
        "a certificate without TLS",
        "another SslMode");
    when(
        config.sslCertificate().isPresent() != config.sslKey().isPresent(),
        config.sslKey().isPresent() ? "SslKey" : "SslCertificate",
        "half of a pair",
        "both SslCertificate and SslKey");
    when(
        config.sslKeyPassword().isPresent() && config.sslKey().isEmpty(),
        "SslKeyPassword",
        "a password without a key",
        "SslKey beside it");
  }

  private void bounds() {
    when(
        config.port().filter(port -> port < 1 || port > PORTS).isPresent(),
        "Port",
        "no port",
        "1 to " + PORTS);
    when(
        config.batchSize() < 1 || config.batchSize() > MOST_ROWS,
        "BatchSize",
        "size out of bounds",
        "1 to " + MOST_ROWS);
    positive("PollingInterval", config.pollingInterval());
    positive("ConnectTimeout", config.connectTimeout());
    positive("Timeout", config.timeout());
    positive("Heartbeat", config.heartbeat());
    when(config.lagLimit().bytes() < 1, "LagLimit", "size out of bounds", "1 B or more");
  }

  private String word() {
    return Shown.of(config.databaseType());
  }

  private void positive(String parameter, Duration time) {
    when(time.isZero() || time.isNegative(), parameter, "no time at all", "more than 0");
  }

  private void distinct(String parameter, List<String> names) {
    var seen = new HashSet<String>();
    names.stream()
        .filter(name -> !seen.add(name))
        .findFirst()
        .ifPresent(name -> add(parameter, name + " is given twice", "each name once"));
  }

  private void missing(boolean absent, String parameter, String expected) {
    when(absent, parameter, "missing parameter", expected);
  }

  private void when(boolean wrong, String parameter, String what, String expected) {
    if (wrong) {
      add(parameter, what, expected);
    }
  }

  private void add(String parameter, String what, String expected) {
    problems.add(new ParameterProblem(parameter, what, Optional.of(expected), Optional.empty()));
  }
}
