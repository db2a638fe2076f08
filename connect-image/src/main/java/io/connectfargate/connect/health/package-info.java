/** The container's health check. Kept apart and small: it runs in a JVM of its own every few seconds. */
package io.connectfargate.connect.health;
