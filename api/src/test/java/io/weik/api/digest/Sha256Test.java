package io.weik.api.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Sha256Test {
  /** The example of FIPS 180-2, appendix B.1. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private final Sha256 hash = new Sha256();

  @Test
  void itHashesAsTheStandardSays() {
    assertThat(hash.add("abc").hex()).isEqualTo(ABC);
  }

  @Test
  void partsAreOneText() {
    byte[] bytes = {'x', 'b', 'c', 'x'};

    assertThat(hash.add("a").add(bytes, 1, 2).hex()).isEqualTo(ABC);
  }

  @Test
  void itBeginsAnewAfterEachResult() {
    var _ = hash.add("something else").bytes();

    assertThat(hash.add("abc").hex(4)).isEqualTo("ba7816bf");
  }
}
