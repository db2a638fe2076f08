/** What people bring along from other images of Kafka Connect: names of variables, and what they are called here. */
package io.connectfargate.connect.foreign;
