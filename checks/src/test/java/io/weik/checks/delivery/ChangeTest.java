package io.weik.checks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.resource.Ordering;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** What runs may be declared anew while events come. */
class ChangeTest extends DeliveryCase {
  @Test
  void aChangedSubscriptionGoesOnWhereItWas() throws Exception {
    world.flow(event -> taken.add(event.id()));
    var expected = new ArrayList<String>();
    for (int round = 0; round < 40; round++) {
      world.apply(Policies.ordering(Ordering.KEY, 1 + round % 2));
      for (int i = 0; i < 20; i++) {
        var id = "e" + round + "-" + i;
        world.emit(id, "one");
        expected.add(id);
      }
    }

    world.awaitAllDone();
    assertThat(taken).isEqualTo(expected);
  }
}
