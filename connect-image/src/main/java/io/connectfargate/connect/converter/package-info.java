/** How Connect turns records into bytes where Kafka's own converters would change what is copied. */
package io.connectfargate.connect.converter;
