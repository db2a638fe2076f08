package io.connectfargate.benchmarks;

/** Why a benchmark cannot go on, in words for whoever started it. */
final class Failure extends RuntimeException {
    Failure(String message) {
        super(message);
    }
}
