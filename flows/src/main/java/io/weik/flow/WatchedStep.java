package io.weik.flow;

import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.processor.DelayProcessorSupport;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;

/**
 * A step of a flow. Marks the exception of one that fails with where it happened, makes failures of
 * Errors, and does not let a step begin once the thread has been interrupted or routes call each
 * other without end.
 */
final class WatchedStep extends DelegateAsyncProcessor {
  private static final int DEEPEST = 1_000;

  private final String name;
  private final Optional<Integer> index;

  WatchedStep(String name, Optional<Integer> index, Processor step) {
    super(step);
    this.name = name;
    this.index = index;
  }

  /** Lets a delay wait on the thread that delivers, where it can be cut off. */
  @Override
  protected void doStart() throws Exception {
    super.doStart();
    if (processor instanceof DelayProcessorSupport delay) {
      delay.setAsyncDelayed(false);
    }
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    var ending = new Ending(exchange, callback);
    if (Thread.currentThread().isInterrupted()) {
      return ending.fail(new InterruptedException());
    }
    return exchange.getUnitOfWork().routeStackLevel() > DEEPEST
        ? ending.fail(
            new IllegalStateException("routes call each other more than " + DEEPEST + " deep"))
        : run(exchange, ending);
  }

  private boolean run(Exchange exchange, Ending ending) {
    boolean synchronously = true;
    try {
      synchronously = super.process(exchange, ending);
    } catch (Error error) {
      exchange.setException(error);
      ending.hold(true);
    }
    ending.release();
    return synchronously;
  }

  private void mark(Exchange exchange) {
    var failure = exchange.getException();
    if (failure == null) {
      return;
    }
    if (Thread.currentThread().isInterrupted()) { // then no handler of the flow goes on
      exchange.getExchangeExtension().setRedeliveryExhausted(true);
    }
    if (FailedStep.of(failure).isEmpty()) {
      failure.addSuppressed(FailedStep.at(name, index, exchange));
    }
  }

  /**
   * The end of the step. Told only when the step has returned, if it is reached before that, since
   * Camel reaches it while an Error is still on its way.
   */
  private final class Ending implements AsyncCallback {
    private final Exchange exchange;
    private final AsyncCallback next;
    private final Thread thread = Thread.currentThread();
    private boolean returned; // this and held: of the thread only
    private @Nullable Boolean held;

    Ending(Exchange exchange, AsyncCallback next) {
      this.exchange = exchange;
      this.next = next;
    }

    @Override
    public void done(boolean synchronously) {
      if (Thread.currentThread() == thread && !returned) {
        hold(synchronously);
      } else {
        tell(synchronously);
      }
    }

    boolean fail(Throwable failure) {
      exchange.setException(failure);
      tell(true);
      return true;
    }

    void hold(boolean synchronously) {
      held = synchronously;
    }

    void release() {
      returned = true;
      if (held != null) {
        tell(held);
      }
    }

    void tell(boolean synchronously) {
      mark(exchange);
      next.done(synchronously);
    }
  }
}
