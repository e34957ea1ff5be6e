package io.weik.source.database.config;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;

/** How a connection is secured. */
public enum SslMode {
  /** Never by TLS. */
  @Key("disable")
  @Doc("Never by TLS.")
  DISABLE,
  /** By TLS where the server has it, without looking at its certificate. */
  @Key("prefer")
  @Doc("By TLS where the server has it, without looking at its certificate.")
  PREFER,
  /** By TLS, without looking at the certificate. */
  @Key("require")
  @Doc("By TLS, without looking at the certificate.")
  REQUIRE,
  /** By TLS with a certificate that a trusted authority signed. */
  @Key("verify-ca")
  @Doc("By TLS with a certificate that a trusted authority signed.")
  VERIFY_CA,
  /** By TLS with such a certificate for the very host. */
  @Key("verify-full")
  @Doc("By TLS with such a certificate for the very host.")
  VERIFY_FULL
}
