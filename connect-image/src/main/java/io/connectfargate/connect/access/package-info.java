/** Whether a cluster can be used with the configuration at hand, and if not, why, in words for people. */
package io.connectfargate.connect.access;
