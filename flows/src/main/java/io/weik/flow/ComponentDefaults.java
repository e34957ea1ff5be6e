package io.weik.flow;

import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Bounds the waiting of steps, where Camel's own defaults wait for ever or for what cannot come,
 * keeps what is the event's out of protocols, and leaves retries to the delivery of events. An
 * endpoint's own options win.
 *
 * <p>Goes by names, so that nothing is loaded of a component that no flow uses.
 */
final class ComponentDefaults extends LifecycleStrategySupport {
  private static final long CONNECT_MILLIS = 10_000;
  private static final int ANSWER_MILLIS = 30_000;

  @Override
  public void onComponentAdd(String name, Component component) {
    switch (name) {
      case "direct" -> ((DirectComponent) component).setBlock(false);
      case "http", "https" -> http((HttpComponent) component);
      case "smtp", "smtps" -> mail((MailComponent) component);
      default -> {}
    }
  }

  @Override
  public void onEndpointAdd(Endpoint endpoint) {
    if (endpoint.getEndpointUri().startsWith("smtp")) {
      ((MailEndpoint) endpoint).setBinding(new MailMessages());
    }
  }

  private static void http(HttpComponent http) {
    http.setConnectTimeout(CONNECT_MILLIS);
    http.setConnectionRequestTimeout(CONNECT_MILLIS);
    http.setResponseTimeout(ANSWER_MILLIS);
    http.setSoTimeout(ANSWER_MILLIS);
    http.setAutomaticRetriesDisabled(true);
    http.setHeaderFilterStrategy(new AnswerHeaders());
    http.setHttpClientConfigurer(new EventHeaders());
  }

  private static void mail(MailComponent mail) {
    mail.getConfiguration().setConnectionTimeout(ANSWER_MILLIS);
  }
}
