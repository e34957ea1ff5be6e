package io.weik.source.filewatch;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;

/** Which hash of a file's contents goes into its events. */
public enum ContentHash {
  @Key("none")
  @Doc("none")
  NONE,
  @Key("sha256")
  @Doc("SHA-256; a known file with another time but the same contents is no event then")
  SHA_256
}
