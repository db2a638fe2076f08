/** Offsets of consumer groups on the target, from MirrorMaker's checkpoints, as the tool MM2GroupOffsetSync wrote them. */
package io.connectfargate.migration.groups;
