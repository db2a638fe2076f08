/** How clusters are reached: addresses, ports, the settings of a client, and connections to brokers. */
package io.connectfargate.checks.connection;
