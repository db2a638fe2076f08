/** Which cluster is behind bootstrap servers, and whether two of them lead to one. */
package io.connectfargate.checks.identity;
