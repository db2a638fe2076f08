/** The connector's configuration, and what can be wrong with it before a database is reached. */
package io.connectfargate.connectors.jdbc.config;
