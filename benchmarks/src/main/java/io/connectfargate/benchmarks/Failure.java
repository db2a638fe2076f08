package io.connectfargate.benchmarks;

/** Why a benchmark cannot continue, in words for the person who started it. */
final class Failure extends RuntimeException {
    Failure(String message) {
        super(message);
    }
}
