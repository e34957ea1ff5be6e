package io.weik.source.filewatch.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of files as text, without loss. On Linux a name is bytes: those that are UTF-8 are shown as
 * they are; a byte that is not is shown as {@code \xE9}, and a backslash that would look like that
 * as {@code \x5C}. It does not matter which character set the locale of this process has, which
 * {@link Path#toString} depends on.
 */
public final class Names {
  private static final boolean NAMES_ARE_BYTES = File.separatorChar == '/';
  private static final Charset OF_PATHS =
      Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"), UTF_8);
  private static final boolean PATHS_ARE_UTF_8 = OF_PATHS.equals(UTF_8);
  private static final char REPLACED = '\uFFFD';
  private static final Pattern ESCAPE = Pattern.compile("\\\\x([0-9A-F]{2})");
  private static final Pattern PERCENT = Pattern.compile("%([0-9A-Fa-f]{2})");
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Names() {}

  /** The path as shown text. */
  public static String shown(Path path) {
    String text = path.toString();
    return isItself(text) ? text : shown(bytes(path));
  }

  /** The path that is shown as this text. */
  public static Path path(String shown) {
    if (isItself(shown)) {
      return Path.of(shown);
    }
    Path root = Path.of("/");
    return shown.startsWith("/") ? raw(shown) : root.relativize(raw("/" + shown));
  }

  /** What stands in a folder under a shown name. */
  public static Path resolve(Path folder, String name) {
    return isItself(name) ? folder.resolve(name) : folder.resolve(path(name));
  }

  /** The bytes of a name or path, as shown text. */
  static String shown(byte[] name) {
    String text = new String(name, UTF_8);
    return text.indexOf(REPLACED) < 0 && text.indexOf('\\') < 0 ? text : escaped(name);
  }

  /** The bytes that the kernel knows a path by. */
  static byte[] bytes(Path path) {
    String text = path.toString();
    if (text.indexOf(REPLACED) < 0) {
      return text.getBytes(OF_PATHS);
    }
    String uri = Path.of("/").resolve(path).toUri().getRawPath();
    byte[] absolute = unescaped(uri, PERCENT);
    int start = path.isAbsolute() ? 0 : 1;
    int end = absolute[absolute.length - 1] == '/' ? absolute.length - 1 : absolute.length;
    return Arrays.copyOfRange(absolute, start, end);
  }

  /** Whether shown text and {@link Path#toString} are the same. */
  private static boolean isItself(String text) {
    if (!NAMES_ARE_BYTES) {
      return true;
    }
    boolean ascii = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' || c == REPLACED) {
        return false;
      }
      ascii &= c < 0x80;
    }
    return ascii || PATHS_ARE_UTF_8;
  }

  private static Path raw(String shown) {
    var uri = new StringBuilder("file://");
    for (byte one : unescaped(shown, ESCAPE)) {
      if (one == '/') {
        uri.append('/');
      } else {
        HEX.toHexDigits(uri.append('%'), one);
      }
    }
    return Path.of(URI.create(uri.toString()));
  }

  private static byte[] unescaped(String text, Pattern escape) {
    var bytes = new ByteArrayOutputStream();
    Matcher matcher = escape.matcher(text);
    int done = 0;
    while (matcher.find()) {
      bytes.writeBytes(text.substring(done, matcher.start()).getBytes(UTF_8));
      bytes.write(HexFormat.fromHexDigits(matcher.group(1)));
      done = matcher.end();
    }
    bytes.writeBytes(text.substring(done).getBytes(UTF_8));
    return bytes.toByteArray();
  }

  private static String escaped(byte[] name) {
    CharsetDecoder decoder = UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(name);
    var text = new StringBuilder();
    CharBuffer out = CharBuffer.allocate(name.length);
    while (in.hasRemaining()) {
      CoderResult result = decoder.decode(in, out, true);
      text.append(ESCAPE.matcher(out.flip()).replaceAll("\\\\x5Cx$1"));
      out.clear();
      decoder.reset();
      for (int i = 0; result.isError() && i < result.length(); i++) {
        HEX.toHexDigits(text.append("\\x"), in.get());
      }
    }
    return text.toString();
  }
}
