/** What Kafka's clients are given by class name: secrets from the environment and from files, certificates that are renewed. */
package io.connectfargate.connect.security;
