package io.connectfargate.checks.permission;

import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.requests.MetadataResponse;
import org.apache.kafka.common.utils.Utils;

/** The set of operations that a broker reports for a resource, a bit for each. */
final class AuthorizedOperations {
    private AuthorizedOperations() {}

    /** True also if the broker reports nothing. */
    static boolean include(int told, AclOperation operation) {
        return told == MetadataResponse.AUTHORIZED_OPERATIONS_OMITTED
                || Utils.from32BitField(told).contains(operation.code());
    }
}
