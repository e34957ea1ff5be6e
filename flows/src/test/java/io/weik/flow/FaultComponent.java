package io.weik.flow;

import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/**
 * A component whose code is broken for events that have a subject: {@code fault:stack}, {@code
 * fault:memory}.
 */
public final class FaultComponent extends DefaultComponent {
  /** Made by Camel. */
  public FaultComponent() {}

  @Override
  protected Endpoint createEndpoint(String uri, String rest, Map<String, Object> options) {
    return new FaultEndpoint(uri, this, rest);
  }

  private static final class FaultEndpoint extends DefaultEndpoint {
    private final String fault;

    FaultEndpoint(String uri, FaultComponent component, String fault) {
      super(uri, component);
      this.fault = fault;
    }

    @Override
    public Producer createProducer() {
      return fault.equals("memory") ? new OutOfMemory(this) : new OutOfStack(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      throw new UnsupportedOperationException("only fails");
    }
  }

  /** Camel goes on while this one's Error is on its way. */
  private static final class OutOfStack extends DefaultProducer {
    OutOfStack(Endpoint endpoint) {
      super(endpoint);
    }

    @Override
    public void process(Exchange exchange) {
      exchange.setProperty("depth", isHarmless(exchange) ? 0 : recurse(0));
    }

    private static int recurse(int depth) {
      return depth < Integer.MAX_VALUE ? recurse(depth + 1) + 1 : 0;
    }
  }

  /** Camel waits for this one for ever. */
  private static final class OutOfMemory extends DefaultAsyncProducer {
    OutOfMemory(Endpoint endpoint) {
      super(endpoint);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      if (!isHarmless(exchange)) {
        throw new OutOfMemoryError("Java heap space");
      }
      callback.done(true);
      return true;
    }
  }

  private static boolean isHarmless(Exchange exchange) {
    return exchange.getMessage().getHeader("ce-subject") == null;
  }
}
