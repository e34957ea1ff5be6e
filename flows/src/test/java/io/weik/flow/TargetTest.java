package io.weik.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
  @ParameterizedTest
  @CsvSource({
    "https://a.example.com/b?k=s3cret#s3cret, https://a.example.com/b",
    "https://user:s3cret@a.example.com:8443/b, https://a.example.com:8443/b",
    "https://a.example.com/@scope/b, https://a.example.com/@scope/b",
    "https://[::1]:8443/b, https://[::1]:8443/b",
    "smtp://user:s3c@ret@a.example.com:587, smtp://a.example.com:587",
    "smtp://user:s3c/ret@a.example.com:587, smtp://…",
    "smtp://user:s3c?ret@a.example.com:587, smtp://…",
  })
  void aBareUrlHoldsNoSecret(String url, String bare) {
    assertThat(Target.bare(url)).isEqualTo(bare);
  }
}
