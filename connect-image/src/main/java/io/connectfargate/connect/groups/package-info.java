/** Consumer groups that checkpoint connectors cover, with their offsets on both clusters. */
package io.connectfargate.connect.groups;
