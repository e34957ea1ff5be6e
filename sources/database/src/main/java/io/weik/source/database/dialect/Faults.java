package io.weik.source.database.dialect;

import io.weik.api.problem.Problem;
import java.sql.SQLException;

/** Says what failures of one product mean. */
@FunctionalInterface
interface Faults {
  /** What is wrong at this address, in words for a person, without secrets. */
  Problem explain(SQLException failure, Address address);
}
