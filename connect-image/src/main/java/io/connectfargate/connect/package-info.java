/** The worker's life: check the environment, look at the target cluster, start Kafka Connect, drain it when told to. */
package io.connectfargate.connect;
