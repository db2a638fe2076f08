/** How clusters are reached: addresses, ports, the properties of a client, and connections to brokers. */
package io.connectfargate.checks.connection;
