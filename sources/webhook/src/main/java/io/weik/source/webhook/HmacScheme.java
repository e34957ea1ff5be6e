package io.weik.source.webhook;

import io.weik.api.http.HttpRequest;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A keyed hash over parts of the delivery. Every given signature is held against every secret, so
 * that both sides can change theirs without a gap.
 */
record HmacScheme(HmacForm form, List<HmacKey> keys, SignedTime time) implements SignatureScheme {
  @Override
  public boolean isPresent(HttpRequest request) {
    return request.header(form.header()).isPresent();
  }

  @Override
  public void verify(HttpRequest request, byte[] body, Instant now) {
    var given = signatures(request.header(form.header()).orElseThrow(this::missing));
    var timestamp = form.timestampHeader().map(name -> required(request, name)).orElse("");
    form.timestampHeader().ifPresent(name -> time.check(timestamp, name, now));
    var id =
        form.content().has(SignedContent.Part.Variable.ID)
            ? required(request, form.idHeader().orElseThrow())
            : "";
    for (var key : keys) {
      var expected = compute(key, id, timestamp, body);
      if (given.stream().anyMatch(signature -> MessageDigest.isEqual(expected, signature))) {
        return;
      }
    }
    throw SignatureScheme.mismatch(form.header());
  }

  private List<byte[]> signatures(String header) {
    if (header.indexOf(' ') < 0) {
      return signature(header).stream().toList();
    }
    return List.of(header.split(" ")).stream()
        .map(this::signature)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<byte[]> signature(String text) {
    return text.startsWith(form.prefix())
        ? form.encoding().decode(text.substring(form.prefix().length()))
        : Optional.empty();
  }

  private RefusedException missing() {
    return new RefusedException(Ground.SIGNATURE, "signature is missing (" + form.header() + ")");
  }

  private static String required(HttpRequest request, String name) {
    return request
        .header(name)
        .orElseThrow(
            () ->
                new RefusedException(
                    Ground.SIGNATURE, "signature does not match (" + name + " is missing)"));
  }

  private byte[] compute(HmacKey key, String id, String timestamp, byte[] body) {
    var mac = key.start();
    form.content().feed(mac, id, timestamp, body);
    return mac.doFinal();
  }

  @Override
  public Map<String, String> sign(byte[] body, String id, Instant now) {
    var timestamp = Long.toString(now.getEpochSecond());
    var headers = new LinkedHashMap<String, String>();
    var signature = compute(keys.getFirst(), id, timestamp, body);
    headers.put(form.header(), form.prefix() + form.encoding().encode(signature));
    form.timestampHeader().ifPresent(name -> headers.put(name, timestamp));
    form.idHeader().ifPresent(name -> headers.put(name, id));
    return headers;
  }
}
