package io.weik.source.database.config;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;

/** How numbers with a fraction are written. */
public enum Decimals {
  /** As JSON numbers with all their digits. */
  @Key("number")
  @Doc("As JSON numbers with all their digits.")
  NUMBER,
  /** As JSON strings, for readers that keep numbers as floating point. */
  @Key("string")
  @Doc("As JSON strings, for readers that keep numbers as floating point.")
  STRING
}
