/** The worker's own target cluster before Connect starts: whether it can be used, and what Connect's topics need there. */
package io.connectfargate.connect.startup;
