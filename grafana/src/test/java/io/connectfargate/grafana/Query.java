package io.connectfargate.grafana;

/**
 * A query of a panel.
 *
 * @param expression for Prometheus
 * @param legend with the names of labels in double braces
 */
record Query(String expression, String legend) {}
