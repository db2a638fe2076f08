/** Which classes a worker finds. */
package io.connectfargate.connect.plugin;
