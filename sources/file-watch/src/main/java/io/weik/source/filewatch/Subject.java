package io.weik.source.filewatch;

import java.util.Optional;

/**
 * A file that an event is about.
 *
 * @param path relative
 * @param oldPath relative, for a rename
 * @param state what the file is like, with the hash that goes into the event
 */
record Subject(Change change, String path, Optional<String> oldPath, KnownFile state) {}
