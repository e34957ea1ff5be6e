package io.weik.source.database.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.source.database.dialect.Dialects;
import io.weik.source.database.table.Column;
import io.weik.testkit.database.PostgresServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelationsTest {
  private static final int TEXT = 25;
  private static final int VARCHAR = 1043;
  private static final int OF_20 = 24;

  private final AtomicInteger queries = new AtomicInteger();
  private Connection connection;
  private Relations relations;

  @BeforeEach
  void givenADatabase() throws SQLException {
    var database = new LoggedDatabase(PostgresServer.shared());
    var config = database.config();
    connection = database.database().connect();
    var counted = counted(connection);
    relations =
        new Relations(
            config, Dialects.of(config), counted, (_, name) -> !name.name().equals("other"));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private Connection counted(Connection of) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                queries.incrementAndGet();
              }
              try {
                return method.invoke(of, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  private int describe(int oid, String name) throws SQLException {
    var message = ByteBuffer.allocate(200);
    message.putInt(oid).put("public\0".getBytes(UTF_8)).put((name + "\0").getBytes(UTF_8));
    message.put((byte) 'd').putShort((short) 2);
    message.put((byte) 1).put("id\0".getBytes(UTF_8)).putInt(TEXT).putInt(-1);
    message.put((byte) 0).put("note\0".getBytes(UTF_8)).putInt(VARCHAR).putInt(OF_20);
    var in = new Cursor();
    in.set(message.array(), 0);
    int before = queries.get();
    relations.describe(in);
    return queries.get() - before;
  }

  @Test
  void typesAreAskedForOnce() throws SQLException {
    int first = describe(1, "orders");
    int second = describe(2, "orders_2");

    assertThat(first - second).as("queries for types and their names").isEqualTo(2);
    var table = requireNonNull(relations.get(2)).table();
    assertThat(table.columns())
        .extracting(Column::type)
        .isEqualTo(List.of("text", "character varying(20)"));
  }

  @Test
  void aTableThatDoesNotMatterIsNotAskedFor() throws SQLException {
    assertThat(describe(3, "other")).isZero();
    assertThat(relations.get(3)).isNull();
  }
}
