/** Continues where another tool has stopped copying, and leaves offsets from which another tool can continue. */
package io.connectfargate.migration.takeover;
