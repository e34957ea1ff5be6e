package io.weik.source.database.engine;

/** Servers with a log; those that cannot be had for tests are named by the environment. */
enum ProductUnderTest {
  MYSQL {
    @Override
    Scene scene() {
      return BinlogUnderTest.MYSQL.scene();
    }
  },
  MARIADB {
    @Override
    Scene scene() {
      return BinlogUnderTest.MARIADB.scene();
    }
  },
  SQLSERVER {
    @Override
    Scene scene() {
      return OutsideScene.of("sqlserver");
    }
  },
  ORACLE {
    @Override
    Scene scene() {
      return OutsideScene.of("oracle");
    }
  };

  abstract Scene scene();
}
