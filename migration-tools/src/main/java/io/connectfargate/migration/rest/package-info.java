/** Requests to Connect's REST API that are retried while workers start, stop and rebalance. */
package io.connectfargate.migration.rest;
