package io.weik.source.httppoll;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;

/** How one gets from a page to the next. */
public enum Paging {
  /** There is one page. */
  @Key("none")
  @Doc("There is one page.")
  NONE,

  /** By the header {@code Link} with {@code rel="next"}. */
  @Key("link-header")
  @Doc("The header Link names the next page with rel=\"next\", as GitHub does (RFC 8288).")
  LINK_HEADER,

  /** By an address in the body. */
  @Key("next-url")
  @Doc("NextUrlPath leads to the address of the next page in the answer.")
  NEXT_URL,

  /** By a cursor in the body. */
  @Key("cursor")
  @Doc(
      "CursorPath leads to a cursor in the answer, which goes into the query parameter"
          + " CursorParameter or where ${cursor} stands.")
  CURSOR,

  /** By counting items. */
  @Key("offset")
  @Doc("OffsetParameter counts items from 0.")
  OFFSET,

  /** By counting pages. */
  @Key("page")
  @Doc("PageParameter counts pages from FirstPage.")
  PAGE
}
