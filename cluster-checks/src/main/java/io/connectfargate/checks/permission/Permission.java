package io.connectfargate.checks.permission;

import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What a client must be allowed to do.
 *
 * @param name of the resource, as it is; for the cluster anything
 * @param purpose what it is needed for, as half a sentence: {@code to read its records}
 */
public record Permission(AclOperation operation, ResourceType resource, String name, String purpose) {}
