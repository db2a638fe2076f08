/** What is accepted and is probably not meant: reported in the log, and by {@code GET /findings}. Rejects nothing. */
package io.connectfargate.connect.findings;
