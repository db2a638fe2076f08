package io.connectfargate.ledger.judgement;

/**
 * The one answer to "is it fine?". It is never {@link Level#FINE} next to an open loss, a failure or an unknown.
 *
 * @param title a few words
 * @param text one or two sentences
 */
public record Verdict(Level level, String title, String text) {}
