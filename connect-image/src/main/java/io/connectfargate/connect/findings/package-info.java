/** What is taken and is probably not meant: told in the log, and by {@code GET /findings}. Refuses nothing. */
package io.connectfargate.connect.findings;
