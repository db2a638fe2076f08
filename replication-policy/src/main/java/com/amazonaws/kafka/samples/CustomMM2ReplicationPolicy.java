package com.amazonaws.kafka.samples;

import io.connectfargate.replication.SameNameReplicationPolicy;

/**
 * {@link SameNameReplicationPolicy} by the name that connector files of {@code aws-samples/mirrormaker2-msk-migration}
 * have in {@code replication.policy.class}. It adds nothing; new files name {@code SameNameReplicationPolicy}.
 */
public class CustomMM2ReplicationPolicy extends SameNameReplicationPolicy {}
