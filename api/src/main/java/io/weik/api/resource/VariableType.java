package io.weik.api.resource;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;

/** What the text of a variable must be. */
public enum VariableType {
  @Key("string")
  @Doc("Any text.")
  STRING,
  @Key("number")
  @Doc("A decimal number.")
  NUMBER,
  @Key("boolean")
  @Doc("true or false.")
  BOOLEAN,
  @Key("json")
  @Doc("A JSON value.")
  JSON
}
