/** What commands print: tables for people, JSON for machines, progress on a terminal. */
package io.connectfargate.migration.output;
