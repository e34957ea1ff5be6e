package io.weik.source.database.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PemFileTest {
  @TempDir Path folder;

  private Path made(String openssl) throws IOException, InterruptedException {
    var command = ("openssl " + openssl).split(" ");
    var process = new ProcessBuilder(command).directory(folder.toFile()).start();
    assertThat(process.waitFor()).isZero();
    return folder.resolve("key.pem");
  }

  @ParameterizedTest
  @CsvSource({
    "RSA, genpkey -algorithm RSA -out key.pem",
    "RSA, genrsa -traditional -out key.pem 2048",
    "EC, ecparam -name prime256v1 -genkey -out key.pem",
    "EC, ecparam -name secp384r1 -genkey -noout -out key.pem",
    "EC, genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-521 -out key.pem",
    "EdDSA, genpkey -algorithm ed25519 -out key.pem",
    "RSA, genpkey -algorithm RSA -aes-256-cbc -pass pass:secret -out key.pem",
    "EC, genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -aes128 -pass pass:secret -out key.pem"
  })
  void keysOfEveryFormAreRead(String algorithm, String command) throws Exception {
    var file = new PemFile("SslKey", made(command));

    assertThat(file.key(Optional.of("secret".toCharArray())).getAlgorithm()).isEqualTo(algorithm);
  }

  @Test
  void aPasswordThatIsWrongOrMissingIsToldWithoutIt() throws Exception {
    var file =
        new PemFile(
            "SslKey", made("genpkey -algorithm RSA -aes256 -pass pass:secret -out key.pem"));

    assertThatThrownBy(() -> file.key(Optional.of("hunter2".toCharArray())))
        .hasMessageContaining("the password does not open the key")
        .hasMessageNotContaining("hunter2");
    assertThatThrownBy(() -> file.key(Optional.empty()))
        .hasMessageContaining("the key needs its password");
  }

  @Test
  void whatIsNoKeyAndNoCertificateIsTold() throws IOException {
    var file = new PemFile("SslKey", Files.writeString(folder.resolve("x.pem"), "hello"));

    assertThatThrownBy(() -> file.key(Optional.empty()))
        .hasMessageContaining("no private key in the file");
    assertThatThrownBy(file::certificates).hasMessageContaining("no certificate in the file");
  }
}
