package io.weik.source.httppoll;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;

/**
 * How a token endpoint is told who asks.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1">RFC 6749, section 2.3.1</a>
 */
public enum ClientAuthentication {
  /** In the header {@code Authorization}. */
  @Key("header")
  @Doc("ClientId and ClientSecret go into the header Authorization.")
  HEADER,

  /** In the form. */
  @Key("body")
  @Doc("ClientId and ClientSecret go into the form as client_id and client_secret.")
  BODY
}
