/** An AWS on loopback for the tests of other modules, and the AWS CLI that talks to it. Nothing that ships depends on it. */
package io.connectfargate.awsemulator;
