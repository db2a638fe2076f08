/** The clusters of connectors, and whether two of them are one. */
package io.connectfargate.connect.clusters;
