package io.weik.flow;

import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** A component whose code is broken: {@code fault:stack}, {@code fault:memory}. */
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
      return new DefaultProducer(this) {
        @Override
        public void process(Exchange exchange) {
          if (exchange.getMessage().getHeader("ce-subject") != null) {
            breakDown();
          }
        }
      };
    }

    private void breakDown() {
      if (fault.equals("memory")) {
        throw new OutOfMemoryError("Java heap space");
      }
      recurse(0);
    }

    private static int recurse(int depth) {
      return depth < Integer.MAX_VALUE ? recurse(depth + 1) + 1 : 0;
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      throw new UnsupportedOperationException("only fails");
    }
  }
}
