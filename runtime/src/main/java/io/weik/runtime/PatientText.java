package io.weik.runtime;

/**
 * A text that lets itself be read only so often, so that an expression that backtracks without end
 * on what somebody sent fails instead of holding up everything behind it. Used by one thread.
 */
final class PatientText implements CharSequence {
  private static final int MOST_READS = 2_000_000;

  private final CharSequence text;
  private int reads;

  PatientText(CharSequence text) {
    this.text = text;
  }

  @Override
  public char charAt(int index) {
    if (++reads > MOST_READS) {
      throw new IllegalStateException("the expression takes too long on this text");
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
