/** Records of one partition on both sides, and whether they are the same. */
package io.connectfargate.migration.records;
