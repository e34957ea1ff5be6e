package io.weik.source.database.engine;

/** A connector that tells when it has begun to read the log. */
interface StreamingTask {
  /** Whether it has; false also before it was started. */
  boolean streams();
}
