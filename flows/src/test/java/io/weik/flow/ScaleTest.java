package io.weik.flow;

import static io.weik.flow.Flows.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.flow.RunningFlow;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ScaleTest {
  private static final Logger LOG = LoggerFactory.getLogger(ScaleTest.class);
  private static final int FLOWS = 100;
  private static final long BYTES_FOR_EACH = 256 * 1024;

  @Test
  void aHundredFlowsStartRunAndStopInLittleRoom() throws Exception {
    var threads = ManagementFactory.getThreadMXBean();
    start(1).forEach(RunningFlow::close);
    var heap = heap();
    var running = threads.getThreadCount();
    var began = System.nanoTime();

    var flows = start(FLOWS);
    var started = System.nanoTime();
    for (var flow : flows) {
      flow.process(json("{}"));
    }
    var bytes = (heap() - heap) / FLOWS;
    var stopping = System.nanoTime();
    flows.forEach(RunningFlow::close);

    LOG.info(
        "a flow: {} ms to start, {} KiB, {} ms to stop",
        (started - began) / 1e6 / FLOWS,
        bytes / 1024,
        (System.nanoTime() - stopping) / 1e6 / FLOWS);
    assertThat(bytes).isLessThan(BYTES_FOR_EACH);
    assertThat(threads.getThreadCount()).isLessThanOrEqualTo(running + 2);
  }

  private static List<RunningFlow> start(int count) {
    var engine = new CamelFlowEngine(FlowOptions.standard());
    return IntStream.range(0, count)
        .mapToObj(i -> Flows.named("flow-" + i, "- setBody: {simple: '${header.ce-id}'}"))
        .map(engine::start)
        .toList();
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
