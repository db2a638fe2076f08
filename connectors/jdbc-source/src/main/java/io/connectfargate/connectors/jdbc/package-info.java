/** A source connector that polls tables over JDBC. */
package io.connectfargate.connectors.jdbc;
