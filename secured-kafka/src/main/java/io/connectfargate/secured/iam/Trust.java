package io.connectfargate.secured.iam;

import java.util.Optional;

/**
 * One line of a role's trust policy.
 *
 * @param roleArn the role that may be assumed
 * @param principalArn the role that may assume it
 * @param externalId what the caller has to name; empty if nothing
 */
public record Trust(String roleArn, String principalArn, Optional<String> externalId) {
    boolean allows(String principal, String role, String id) {
        return roleArn.equals(role)
                && principalArn.equals(principal)
                && externalId.map(own -> own.equals(id)).orElse(true);
    }
}
