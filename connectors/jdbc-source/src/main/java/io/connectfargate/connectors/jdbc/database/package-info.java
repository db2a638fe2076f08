/** The database: connections, its dialect, its tables, and its errors as sentences. */
package io.connectfargate.connectors.jdbc.database;
