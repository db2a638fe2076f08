/** How a column's values become values of Connect, without loss. */
package io.connectfargate.connectors.jdbc.types;
