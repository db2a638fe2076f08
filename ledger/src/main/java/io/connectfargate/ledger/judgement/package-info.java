/** What follows from observations: a pure state machine without brokers and clocks. */
package io.connectfargate.ledger.judgement;
