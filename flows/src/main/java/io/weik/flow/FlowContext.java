package io.weik.flow;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.support.PluginHelper;

/**
 * The Camel context of one flow: nothing that runs beside the routes, logs on its own or retries.
 */
final class FlowContext {
  private FlowContext() {}

  /**
   * A context with the routes of {@code document}, loaded but not started.
   *
   * @throws Exception when Camel does not understand them
   */
  static DefaultCamelContext load(String flow, FlowDocument document, Duration grace)
      throws Exception {
    var context = new DefaultCamelContext(false);
    try {
      configure(context, flow, document, grace);
      context.build();
      PluginHelper.getRoutesLoader(context).loadRoutes(document.resource());
      return context;
    } catch (Exception | Error failure) {
      context.close();
      throw failure;
    }
  }

  private static void configure(
      DefaultCamelContext context, String flow, FlowDocument document, Duration grace) {
    context.disableJMX();
    context.setAllowUseOriginalMessage(false);
    context.setMessageHistory(false);
    context.setLoadTypeConverters(false);
    context.getGlobalOptions().put(Exchange.LOG_EIP_NAME, "flow." + flow);
    context.addLifecycleStrategy(new ComponentDefaults());
    var extension = context.getCamelContextExtension();
    extension.setName(flow);
    extension.setErrorHandlerFactory(withoutLog());
    extension.addInterceptStrategy(new StepWatch(document));
    var shutdown = context.getShutdownStrategy();
    shutdown.setTimeUnit(TimeUnit.MILLISECONDS);
    shutdown.setTimeout(grace.toMillis());
    shutdown.setLogInflightExchangesOnTimeout(false);
    shutdown.setSuppressLoggingOnTimeout(true);
  }

  /**
   * Camel's default handler, which {@code onException} needs, but one that only passes failures on.
   */
  private static DefaultErrorHandlerDefinition withoutLog() {
    var handler = new DefaultErrorHandlerDefinition();
    handler.setLevel("OFF");
    return handler;
  }
}
