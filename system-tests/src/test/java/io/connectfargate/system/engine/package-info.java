/** The containers: brokers, workers and Prometheus on one network, and what a test needs to reach them. */
package io.connectfargate.system.engine;
