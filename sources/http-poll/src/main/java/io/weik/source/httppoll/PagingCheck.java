package io.weik.source.httppoll;

/** Finds what is wrong with how the source finds its way. One config, one thread. */
final class PagingCheck {
  private final HttpPollConfig config;
  private final Findings findings;

  PagingCheck(HttpPollConfig config, Findings findings) {
    this.config = config;
    this.findings = findings;
  }

  void run() {
    nextUrl();
    cursor();
    sizes();
    times();
  }

  private void nextUrl() {
    boolean wanted = config.paging() == Paging.NEXT_URL;
    findings.when(
        wanted && config.nextUrlPath().isEmpty(),
        "NextUrlPath",
        "missing for Paging: next-url",
        "a JSONPath such as $.links.next");
    findings.when(
        !wanted && config.nextUrlPath().isPresent(),
        "NextUrlPath",
        "not used by this Paging",
        "Paging: next-url");
  }

  private void cursor() {
    boolean pages = config.paging() == Paging.CURSOR;
    boolean kept = config.keepsCursor();
    findings.when(
        (pages || kept) && config.cursorPath().isEmpty(),
        "CursorPath",
        "missing, so that no cursor can be found",
        "a JSONPath such as $.next_cursor");
    findings.when(
        !pages && !kept && config.cursorPath().isPresent(),
        "CursorPath",
        "a cursor that goes nowhere",
        "Paging: cursor, or ${cursor} in Url, Query or Body");
    findings.when(
        pages && !kept && config.cursorParameter().isEmpty(),
        "Paging",
        "a cursor that goes nowhere",
        "CursorParameter, or ${cursor} in Url, Query or Body");
    findings.when(
        config.cursorParameter().isPresent() && !pages,
        "CursorParameter",
        "not used by this Paging",
        "Paging: cursor");
    findings.when(
        config.cursorParameter().isPresent() && kept,
        "CursorParameter",
        "given beside ${cursor}",
        "one of the two: ${cursor} goes on at the next poll, CursorParameter begins anew");
    findings.when(
        config.initialCursor().isPresent() && !kept,
        "InitialCursor",
        "not used",
        "${cursor} in Url, Query or Body");
  }

  private void sizes() {
    findings.when(
        config.pageSize().filter(size -> size < 1).isPresent(),
        "PageSize",
        "number out of bounds",
        "1 or more");
    findings.when(
        config.pageSize().isPresent() && config.paging() == Paging.NONE,
        "PageSize",
        "not used by this Paging",
        "Paging beside it, or the size in Query");
    findings.when(
        config.pageSizeParameter().isPresent() && config.pageSize().isEmpty(),
        "PageSizeParameter",
        "a place for a size that is not there",
        "PageSize beside it");
    findings.when(config.firstPage() < 0, "FirstPage", "number out of bounds", "0 or more");
    findings.when(config.maxPages() < 1, "MaxPages", "number out of bounds", "1 or more");
  }

  private void times() {
    boolean timed = config.templates().stream().anyMatch(TemplateValues::hasTime);
    var expected = "${lastPoll} or ${lastPollEpoch} in Url, Query or Body";
    findings.when(config.startFrom().isPresent() && !timed, "StartFrom", "not used", expected);
    findings.when(config.overlap().isPresent() && !timed, "Overlap", "not used", expected);
  }
}
