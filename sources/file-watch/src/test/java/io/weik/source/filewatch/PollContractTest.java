package io.weik.source.filewatch;

/** With more events at a time than one emit takes. */
class PollContractTest extends FileContract {
  @Override
  String mode() {
    return "poll";
  }

  @Override
  protected int many() {
    return 600;
  }
}
