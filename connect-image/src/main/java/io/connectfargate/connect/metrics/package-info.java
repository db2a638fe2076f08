/** What a worker shows in addition to Kafka's own MBeans. */
package io.connectfargate.connect.metrics;
