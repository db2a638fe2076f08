/** Asks brokers, with few requests whatever the number of partitions. */
package io.connectfargate.ledger.reader;
