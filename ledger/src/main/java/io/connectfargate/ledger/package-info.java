/** What is really there, by partition: what brokers reported, what follows from it, and what has to outlive a restart. */
package io.connectfargate.ledger;
