package io.weik.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The least that a durable log can be: a file, appended to by one thread that syncs once for all
 * that waited. Keeps no order that could be read, no index, and drops no duplicates.
 */
final class GroupedFile implements AutoCloseable {
  private record Waiting(ByteBuffer bytes, CompletableFuture<Boolean> done) {}

  private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final FileChannel channel;
  private final Thread writer =
      Thread.ofPlatform().daemon().name("grouped-file").unstarted(this::write);

  GroupedFile(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    writer.start();
  }

  /** Returns once the bytes are on disk. */
  void append(byte[] bytes) {
    var waiting = new Waiting(ByteBuffer.wrap(bytes), new CompletableFuture<>());
    queue.add(waiting);
    boolean _ = waiting.done().join();
  }

  private void write() {
    var group = new ArrayList<Waiting>();
    try {
      while (true) {
        group.clear();
        group.add(queue.take());
        queue.drainTo(group);
        write(group);
        group.forEach(one -> one.done().complete(true));
      }
    } catch (InterruptedException _) {
      group.clear();
    } catch (IOException failure) {
      group.forEach(one -> one.done().completeExceptionally(new CompletionException(failure)));
    }
  }

  private void write(List<Waiting> group) throws IOException {
    var together =
        ByteBuffer.allocate(group.stream().mapToInt(one -> one.bytes().remaining()).sum());
    group.forEach(one -> together.put(one.bytes()));
    together.flip();
    while (together.hasRemaining()) {
      channel.write(together);
    }
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    writer.interrupt();
    channel.close();
  }
}
