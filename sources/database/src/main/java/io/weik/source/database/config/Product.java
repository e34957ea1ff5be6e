package io.weik.source.database.config;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;

/** The database products. */
public enum Product {
  /** PostgreSQL 13 and newer. */
  @Key("postgresql")
  @Doc("PostgreSQL, and what speaks its protocol.")
  POSTGRESQL(5432),
  /** MySQL 5.7 and newer. */
  @Key("mysql")
  @Doc("MySQL.")
  MYSQL(3306),
  /** MariaDB 10.5 and newer. */
  @Key("mariadb")
  @Doc("MariaDB.")
  MARIADB(3306),
  /** SQL Server 2016 and newer. */
  @Key("sqlserver")
  @Doc("Microsoft SQL Server.")
  SQLSERVER(1433),
  /** Oracle 12.2 and newer. */
  @Key("oracle")
  @Doc("Oracle Database.")
  ORACLE(1521),
  /** Any other, by its JDBC driver. */
  @Key("jdbc")
  @Doc("Any other database that has a JDBC driver; it is polled.")
  JDBC(0);

  private final int port;

  Product(int port) {
    this.port = port;
  }

  /** The port it usually listens on. */
  public int port() {
    return port;
  }
}
