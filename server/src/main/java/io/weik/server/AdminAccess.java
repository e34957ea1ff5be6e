package io.weik.server;

import io.weik.api.parameter.Secret;
import io.weik.api.problem.Problem;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may use the admin API. Without a token only this machine can connect, so what is left to keep
 * out is a web page in a browser on it: one that had its name point here (DNS rebinding, seen by
 * the Host header) or one that sends to us across sites (seen by the Origin header).
 */
record AdminAccess(Optional<Secret> token) {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Pattern LOCAL =
      Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?");
  private static final String SCHEME = "bearer ";

  /** The parts of a request that decide; absent headers are empty. */
  record Caller(String method, String host, String origin, String authorization) {}

  /**
   * Lets a request pass.
   *
   * @param open whether the endpoint asks for no token
   * @throws AdminFailure 401 or 403
   */
  void check(Caller caller, boolean open) {
    if (token.isPresent() && !open && !bearsToken(caller)) {
      throw new AdminFailure(
          401,
          Problem.user("the token is missing or wrong").expected("Authorization: Bearer <token>"));
    }
    if (token.isEmpty() && !LOCAL.matcher(caller.host().toLowerCase(Locale.ROOT)).matches()) {
      throw new AdminFailure(
          403,
          Problem.user("the Host header does not name this machine")
              .expected("localhost or a loopback address"));
    }
    if (!READING.contains(caller.method()) && foreign(caller)) {
      throw new AdminFailure(
          403, Problem.user("sent by a page of another site").expected("an Origin like the Host"));
    }
  }

  private boolean bearsToken(Caller caller) {
    String given = caller.authorization();
    return given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && token.equals(Optional.of(Secret.parse(given.substring(SCHEME.length()).trim())));
  }

  private static boolean foreign(Caller caller) {
    if (caller.origin().isEmpty()) {
      return false;
    }
    try {
      var authority = URI.create(caller.origin()).getAuthority();
      return authority == null || !authority.equalsIgnoreCase(caller.host());
    } catch (IllegalArgumentException _) {
      return true;
    }
  }
}
