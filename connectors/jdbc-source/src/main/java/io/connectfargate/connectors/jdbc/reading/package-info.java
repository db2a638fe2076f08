/** Reading rows in order, and the offsets that say how far. */
package io.connectfargate.connectors.jdbc.reading;
