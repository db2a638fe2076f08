/** The worker's life: check the environment and the target cluster, start Kafka Connect, drain it on SIGTERM. */
package io.connectfargate.connect;
