/** The command {@code migrate}. */
package io.connectfargate.migration.cli;
