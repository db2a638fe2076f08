/** What a worker shows beside Kafka's own MBeans. */
package io.connectfargate.connect.metrics;
