/**
 * What MSK does on its IAM listener: verifies signatures of AWS Signature Version 4, and asks IAM policies for permission.
 *
 * <p>In AWS the broker asks IAM. Here the policies are files, and credentials are derived from a seed that the
 * broker shares with their issuer, so no state is shared between processes.
 */
package io.connectfargate.secured.iam;
