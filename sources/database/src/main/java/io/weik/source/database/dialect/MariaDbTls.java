package io.weik.source.database.dialect;

import java.util.Optional;
import javax.net.ssl.KeyManager;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.export.ExceptionFactory;
import org.mariadb.jdbc.plugin.tls.main.DefaultTlsSocketPlugin;

/**
 * TLS for the driver of MariaDB, which finds this class as a service; unlike the driver's own it
 * shows a certificate of PEM files.
 */
public final class MariaDbTls extends DefaultTlsSocketPlugin {
  static final String TYPE = "weikio";

  /** As the driver calls it. */
  public MariaDbTls() {}

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public KeyManager @Nullable [] getKeyManager(Configuration driver, ExceptionFactory problems) {
    var options = driver.nonMappedOptions();
    return Tls.read(name -> Optional.ofNullable(options.getProperty(name))).identity();
  }
}
