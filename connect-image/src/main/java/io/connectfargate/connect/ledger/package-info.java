/** Observes both clusters for the ledger, and answers {@code /migration}. */
package io.connectfargate.connect.ledger;
