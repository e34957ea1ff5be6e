package io.weik.api.resource;

import io.weik.api.parameter.Secret;

/**
 * A named value for {@code ${name}}.
 *
 * @param value its value, resolved; held as a secret whether it is one or not
 * @param type what the text must be
 * @param isSecret whether it is masked wherever it would be shown
 */
public record Variable(Metadata metadata, Secret value, VariableType type, boolean isSecret)
    implements Resource {
  @Override
  public Kind kind() {
    return Kind.VARIABLE;
  }
}
