/** Moves one consumer group to the target: out of the checkpoint connector, exact offsets, commit, and watching it resume. */
package io.connectfargate.migration.handover;
