/** Reads both clusters and compares: records, their order, and where consumer groups would resume. */
package io.connectfargate.migration.verify;
