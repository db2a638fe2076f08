package io.connectfargate.ledger.judgement;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Sums in which one unknown number makes the whole unknown: it would look like 0 otherwise. */
final class Sums {
    private Sums() {}

    static OptionalLong add(OptionalLong one, OptionalLong other) {
        return one.isPresent() && other.isPresent()
                ? OptionalLong.of(one.getAsLong() + other.getAsLong())
                : OptionalLong.empty();
    }

    static OptionalLong of(Stream<OptionalLong> numbers) {
        return numbers.reduce(OptionalLong.of(0), Sums::add);
    }

    static OptionalDouble ofRates(Stream<OptionalDouble> rates) {
        return rates.reduce(
                OptionalDouble.of(0),
                (one, other) -> one.isPresent() && other.isPresent()
                        ? OptionalDouble.of(one.getAsDouble() + other.getAsDouble())
                        : OptionalDouble.empty());
    }
}
