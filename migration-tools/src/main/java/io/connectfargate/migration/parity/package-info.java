/** Whether the copies of existing clusters hold the same as their source: what {@code migrate verify} does. */
package io.connectfargate.migration.parity;
