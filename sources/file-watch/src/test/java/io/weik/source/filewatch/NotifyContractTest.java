package io.weik.source.filewatch;

class NotifyContractTest extends FileContract {
  @Override
  String mode() {
    return "notify";
  }
}
