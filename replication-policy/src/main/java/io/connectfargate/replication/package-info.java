/** Names of replicated topics: how MirrorMaker 2 calls a topic of the source cluster on the target cluster. */
package io.connectfargate.replication;
