package io.weik.server;

/** Answers the requests of one endpoint. */
@FunctionalInterface
public interface AdminHandler {
  /**
   * Called on a virtual thread for each request, several at once. May block. What it throws becomes
   * an answer: an {@link AdminFailure} the status it names, another {@link
   * io.weik.api.problem.ProblemException} 422, a {@link
   * io.weik.api.source.StoreUnavailableException} 503, and anything else 500 without detail.
   */
  AdminAnswer handle(AdminRequest request) throws InterruptedException;
}
