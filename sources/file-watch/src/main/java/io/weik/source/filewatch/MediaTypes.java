package io.weik.source.filewatch;

import java.net.URLConnection;
import java.util.Locale;
import java.util.Map;

/**
 * Media types by the ends of names, on every machine the same.
 *
 * @see <a href="https://www.iana.org/assignments/media-types/media-types.xhtml">IANA</a>
 */
final class MediaTypes {
  private static final String BYTES = "application/octet-stream";

  private static final Map<String, String> BY_END =
      Map.ofEntries(
          Map.entry("csv", "text/csv"),
          Map.entry("tsv", "text/tab-separated-values"),
          Map.entry("txt", "text/plain"),
          Map.entry("log", "text/plain"),
          Map.entry("md", "text/markdown"),
          Map.entry("html", "text/html"),
          Map.entry("json", "application/json"),
          Map.entry("ndjson", "application/x-ndjson"),
          Map.entry("jsonl", "application/x-ndjson"),
          Map.entry("yaml", "application/yaml"),
          Map.entry("yml", "application/yaml"),
          Map.entry("xml", "application/xml"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("zip", "application/zip"),
          Map.entry("gz", "application/gzip"),
          Map.entry("tgz", "application/gzip"),
          Map.entry("zst", "application/zstd"),
          Map.entry("tar", "application/x-tar"),
          Map.entry("parquet", "application/vnd.apache.parquet"),
          Map.entry("doc", "application/msword"),
          Map.entry("xls", "application/vnd.ms-excel"),
          Map.entry("ppt", "application/vnd.ms-powerpoint"),
          Map.entry("docx", office("wordprocessingml.document")),
          Map.entry("xlsx", office("spreadsheetml.sheet")),
          Map.entry("pptx", office("presentationml.presentation")),
          Map.entry("webp", "image/webp"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("eml", "message/rfc822"));

  private MediaTypes() {}

  private static String office(String kind) {
    return "application/vnd.openxmlformats-officedocument." + kind;
  }

  /** The media type of a file of this name. */
  static String of(String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return BYTES;
    }
    var listed = BY_END.get(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    if (listed != null) {
      return listed;
    }
    var guessed = URLConnection.getFileNameMap().getContentTypeFor("a" + name.substring(dot));
    return guessed == null ? BYTES : guessed;
  }
}
