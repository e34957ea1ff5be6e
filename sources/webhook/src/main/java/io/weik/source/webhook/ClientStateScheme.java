package io.weik.source.webhook;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.weik.api.http.HttpRequest;
import io.weik.api.parameter.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Microsoft Graph's: each notification in the body repeats the {@code clientState} that was given
 * when subscribing. It proves the sender but not the body.
 *
 * @see <a
 *     href="https://learn.microsoft.com/en-us/graph/change-notifications-delivery-webhooks">Microsoft
 *     Graph</a>
 */
record ClientStateScheme(List<Secret> secrets) implements SignatureScheme {
  private static final String FIELD = "clientState";

  @Override
  public boolean isPresent(HttpRequest request) {
    return false;
  }

  @Override
  public void verify(HttpRequest request, byte[] body, Instant now) {
    try (var parser = JsonText.parser(body)) {
      if (!allGood(parser)) {
        throw new RefusedException(Ground.SIGNATURE, "client state does not match (" + FIELD + ")");
      }
    } catch (IOException broken) {
      throw JsonText.invalid(broken);
    }
  }

  /** Whether there are notifications in {@code value}, each with a good state. */
  private boolean allGood(JsonParser parser) throws IOException {
    boolean seen = false;
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean isValue = parser.currentName().equals("value");
      if (parser.nextToken() != JsonToken.START_ARRAY || !isValue) {
        parser.skipChildren();
        continue;
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (!isGood(parser)) {
          return false;
        }
        seen = true;
      }
    }
    return seen;
  }

  private boolean isGood(JsonParser parser) throws IOException {
    boolean good = false;
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean isState = parser.currentName().equals(FIELD);
      if (parser.nextToken() == JsonToken.VALUE_STRING && isState) {
        good = isSecret(parser.getText());
      } else {
        parser.skipChildren();
      }
    }
    return good;
  }

  private boolean isSecret(String state) {
    var given = state.getBytes(StandardCharsets.UTF_8);
    return secrets.stream().anyMatch(secret -> MessageDigest.isEqual(secret.bytes(), given));
  }

  @Override
  public Map<String, String> sign(byte[] body, String id, Instant now) {
    return Map.of();
  }
}
