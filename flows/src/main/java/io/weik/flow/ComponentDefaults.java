package io.weik.flow;

import org.apache.camel.Component;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Bounds the waiting of steps, where Camel's own defaults wait for ever or for what cannot come,
 * and leaves retries to the delivery of events. An endpoint's own options win.
 */
final class ComponentDefaults extends LifecycleStrategySupport {
  private static final long CONNECT_MILLIS = 10_000;
  private static final long ANSWER_MILLIS = 30_000;

  @Override
  public void onComponentAdd(String name, Component component) {
    if (component instanceof DirectComponent direct) {
      direct.setBlock(false);
    } else if (component instanceof HttpComponent http) {
      http.setConnectTimeout(CONNECT_MILLIS);
      http.setConnectionRequestTimeout(CONNECT_MILLIS);
      http.setResponseTimeout(ANSWER_MILLIS);
      http.setSoTimeout(ANSWER_MILLIS);
      http.setAutomaticRetriesDisabled(true);
      http.setHttpClientConfigurer(new EventHeaders());
    }
  }
}
