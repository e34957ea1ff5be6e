package io.weik.api.resource;

/** What the text of a variable must be. */
public enum VariableType {
  STRING,
  NUMBER,
  BOOLEAN,
  JSON
}
