package io.weik.source.webhook;

import io.weik.api.http.HttpRequest;
import io.weik.api.parameter.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The secret itself in a header. It proves the sender but not the body.
 *
 * @see <a
 *     href="https://docs.gitlab.com/user/project/integrations/webhooks/#validate-requests-by-using-a-secret-token">GitLab</a>
 */
record TokenScheme(String header, List<Secret> secrets) implements SignatureScheme {
  @Override
  public boolean isPresent(HttpRequest request) {
    return request.header(header).isPresent();
  }

  @Override
  public void verify(HttpRequest request, byte[] body, Instant now) {
    var given =
        request
            .header(header)
            .orElseThrow(
                () -> new RefusedException(Ground.SIGNATURE, "token is missing (" + header + ")"))
            .getBytes(StandardCharsets.UTF_8);
    if (secrets.stream().noneMatch(secret -> MessageDigest.isEqual(secret.bytes(), given))) {
      throw new RefusedException(Ground.SIGNATURE, "token does not match (" + header + ")");
    }
  }

  @Override
  public Map<String, String> sign(byte[] body, String id, Instant now) {
    return Map.of(header, secrets.getFirst().reveal());
  }
}
