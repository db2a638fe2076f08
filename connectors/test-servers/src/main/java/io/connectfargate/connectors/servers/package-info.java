/** Real servers that connectors read from or write to, as child processes on loopback. */
package io.connectfargate.connectors.servers;
