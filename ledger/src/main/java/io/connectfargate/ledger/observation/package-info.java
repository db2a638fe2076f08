/** What both clusters and the copying tasks reported, and when. Holds no conclusion. */
package io.connectfargate.ledger.observation;
