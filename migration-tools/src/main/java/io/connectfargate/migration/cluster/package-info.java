/** Both clusters of a migration, by the same configuration as its connectors: what every command begins with. */
package io.connectfargate.migration.cluster;
