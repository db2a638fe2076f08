/** What all tools share: exit codes, and failures that are sentences for the user. */
package io.connectfargate.migration;
