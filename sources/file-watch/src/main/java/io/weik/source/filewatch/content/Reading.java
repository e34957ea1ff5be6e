package io.weik.source.filewatch.content;

import io.weik.api.digest.Sha256;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Base64;

/**
 * How contents are read. Files are opened without following a link in their own place.
 *
 * @param most largest contents of one event: bytes of a whole file, characters of a row
 */
public record Reading(Form form, long most, Charset charset) {
  private static final int BUFFER = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** The whole contents. */
  public Content whole(Path file) throws IOException {
    byte[] bytes;
    try (var in = open(file)) {
      bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, most + 1));
    }
    if (bytes.length > most) {
      return tooLarge(Files.size(file) + " bytes");
    }
    return form == Form.BASE64
        ? new Content.Text(Base64.getEncoder().encodeToString(bytes))
        : text(bytes);
  }

  private Content text(byte[] bytes) throws IOException {
    try (var reader = decoded(new ByteArrayInputStream(bytes))) {
      var text = new StringBuilder(bytes.length);
      var part = new char[8192];
      for (int n = reader.read(part); n >= 0; n = reader.read(part)) {
        text.append(part, 0, n);
      }
      return new Content.Text(text.toString());
    } catch (CharacterCodingException _) {
      return notInCharset();
    }
  }

  /** The contents part by part; the caller closes them. */
  public Rows rows(Path file) throws IOException {
    var reader = decoded(open(file));
    return switch (form) {
      case LINES -> new LineRows(reader, this);
      case CSV -> new CsvRows(reader, this);
      case JSON -> new JsonRows(reader, this);
      case NONE, TEXT, BASE64 -> throw new IllegalStateException("no rows: " + form);
    };
  }

  /** SHA-256 of the contents in hexadecimal digits. */
  public static String sha256(Path file) throws IOException {
    try (var in = open(file)) {
      var hash = new Sha256();
      var part = new byte[BUFFER];
      for (int n = in.read(part); n >= 0; n = in.read(part)) {
        var _ = hash.add(part, 0, n);
      }
      return hash.hex();
    }
  }

  Content.Omitted tooLarge(String size) {
    return new Content.Omitted("%s: more than MaxContentSize, which is %d".formatted(size, most));
  }

  Content.Omitted notInCharset() {
    return new Content.Omitted("bytes that are not " + charset.name());
  }

  private static InputStream open(Path file) throws IOException {
    return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
  }

  private BufferedReader decoded(InputStream in) throws IOException {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var reader = new BufferedReader(new InputStreamReader(in, decoder), BUFFER);
    reader.mark(1);
    try {
      if (reader.read() != BYTE_ORDER_MARK) {
        reader.reset();
      }
    } catch (CharacterCodingException _) {
      reader.reset();
    }
    return reader;
  }
}
