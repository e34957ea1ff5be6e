package io.weik.flow;

import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Watches every step and marks the exception of one that fails with where it happened. */
final class FailedStepMarker implements InterceptStrategy {
  private final FlowDocument document;

  FailedStepMarker(FlowDocument document) {
    this.document = document;
  }

  @Override
  public Processor wrapProcessorInInterceptors(
      CamelContext context, NamedNode step, Processor target, Processor next) {
    var index = index(step);
    return new DelegateAsyncProcessor(target) {
      @Override
      public boolean process(Exchange exchange, AsyncCallback callback) {
        return super.process(
            exchange,
            doneSync -> {
              mark(exchange, step, index);
              callback.done(doneSync);
            });
      }
    };
  }

  private static void mark(Exchange exchange, NamedNode step, Optional<Integer> index) {
    var failure = exchange.getException();
    if (failure != null && FailedStep.of(failure).isEmpty()) {
      failure.addSuppressed(new FailedStep(step.getShortName(), index, HttpTarget.of(exchange)));
    }
  }

  private Optional<Integer> index(NamedNode step) {
    for (var node = step; node != null; node = node.getParent()) {
      if (node.getLineNumber() > 1) {
        return Optional.of(document.indexAt(node.getLineNumber()));
      }
    }
    return Optional.empty();
  }
}
