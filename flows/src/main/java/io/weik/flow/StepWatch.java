package io.weik.flow;

import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;

/** Puts a {@link WatchedStep} around every step. */
final class StepWatch implements InterceptStrategy {
  private final FlowDocument document;

  StepWatch(FlowDocument document) {
    this.document = document;
  }

  @Override
  public Processor wrapProcessorInInterceptors(
      CamelContext context, NamedNode step, Processor target, Processor next) {
    return new WatchedStep(step.getShortName(), index(step), target);
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
