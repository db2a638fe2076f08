/** Reads both clusters and compares: records, their order, and where consumer groups would go on. */
package io.connectfargate.migration.verify;
