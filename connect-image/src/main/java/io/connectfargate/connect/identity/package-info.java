/** Which cluster is which, and what a connector must not do to them: refused whatever {@code PREFLIGHT} says. */
package io.connectfargate.connect.identity;
