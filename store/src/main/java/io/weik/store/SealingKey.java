package io.weik.store;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/**
 * The key that seals values at rest: a Tink keyset of AES-256-GCM in Tink's JSON form. A keyset may
 * hold older keys besides its primary one, so that a key can be changed. Immutable.
 *
 * @see <a href="https://developers.google.com/tink/aead">Tink AEAD</a>
 */
public final class SealingKey {
  private final Aead aead;

  private SealingKey(Aead aead) {
    this.aead = aead;
  }

  /**
   * The key from the environment when there is one, else from the file, which is created with a new
   * key, for its owner alone, when it is missing.
   *
   * @param keyFile outside the folder of the database, so that a copy of one is not a copy of both
   * @param fromEnvironment the keyset's JSON text in base64
   * @throws ProblemException when the key is damaged, or others may read the file
   */
  public static SealingKey loadOrCreate(Path keyFile, Optional<String> fromEnvironment) {
    try {
      AeadConfig.register();
      if (fromEnvironment.isPresent()) {
        return parse(decode(fromEnvironment.get()), "the sealing key in the environment");
      }
      var file = new KeyFile(keyFile);
      var json = file.read().isPresent() ? file.read() : Optional.of(file.create(newKeyset()));
      return parse(json.orElseThrow(), "the key file " + keyFile);
    } catch (GeneralSecurityException e) {
      throw new ProblemException(Problem.internal("encryption is not available"), e);
    }
  }

  byte[] seal(byte[] plain, byte[] place) throws GeneralSecurityException {
    return aead.encrypt(plain, place);
  }

  byte[] unseal(byte[] sealed, byte[] place) throws GeneralSecurityException {
    return aead.decrypt(sealed, place);
  }

  private static String newKeyset() throws GeneralSecurityException {
    var handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
    return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
  }

  private static String decode(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new ProblemException(damaged("the sealing key in the environment"));
    }
  }

  private static SealingKey parse(String json, String place) {
    try {
      var handle = TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
      return new SealingKey(handle.getPrimitive(RegistryConfiguration.get(), Aead.class));
    } catch (GeneralSecurityException | RuntimeException _) {
      throw new ProblemException(damaged(place));
    }
  }

  private static Problem damaged(String place) {
    return Problem.user(place + " is damaged")
        .expected("a Tink keyset for AEAD; its JSON text in base64 when from the environment")
        .hint("restore it from a backup: what it sealed cannot be read without it");
  }
}
