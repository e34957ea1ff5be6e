package io.weik.source.database.dialect;

/** The comments by which publications of PostgreSQL are known that a source made. */
public final class OwnComment {
  /** What each begins with. */
  public static final String PUBLICATION = "made by Weikio";

  /** Of one whose source made the slot, too, on which the server keeps none. */
  public static final String WITH_SLOT = PUBLICATION + ", as the replication slot";

  private OwnComment() {}
}
