/** Prometheus, its rules and the dashboards, against a live migration. */
package io.connectfargate.system.monitoring;
