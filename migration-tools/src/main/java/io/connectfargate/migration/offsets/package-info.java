/** Exact offsets of consumer groups: what they are on the target, and how they are committed there and put back. */
package io.connectfargate.migration.offsets;
