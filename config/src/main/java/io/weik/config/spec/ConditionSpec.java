package io.weik.config.spec;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;
import java.util.List;
import java.util.Optional;

/** Conditions on one value in the data. */
@Doc("What a value in the data must be. Everything that is given must hold.")
public record ConditionSpec(
    @Key("equals") @Doc("The value's text is this.") Optional<String> equalTo,
    @Key("notEquals") @Doc("The value's text is not this.") Optional<String> notEqualTo,
    @Key("in") @Doc("The value's text is one of these.") List<String> in,
    @Key("prefix") @Doc("The value's text starts with this.") Optional<String> prefix,
    @Key("suffix") @Doc("The value's text ends with this.") Optional<String> suffix,
    @Key("contains") @Doc("The value's text, or an item of the list, contains this.")
        Optional<String> contains,
    @Key("matches") @Doc("The whole of the value's text matches this regular expression.")
        Optional<WholePattern> matches,
    @Key("exists") @Doc("Whether there is a value; null is one.") Optional<Boolean> exists,
    @Key("greaterThan") @Doc("The value is a number above this.") Optional<Limit> greaterThan,
    @Key("atLeast") @Doc("The value is a number not below this.") Optional<Limit> atLeast,
    @Key("lessThan") @Doc("The value is a number below this.") Optional<Limit> lessThan,
    @Key("atMost") @Doc("The value is a number not above this.") Optional<Limit> atMost) {}
