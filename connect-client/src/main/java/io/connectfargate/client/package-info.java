/** Connect from outside: its REST API, connector files, and a worker's JVM as the image starts it. */
package io.connectfargate.client;
