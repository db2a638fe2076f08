/** Which cluster is which, and what a connector must not do to them: rejected whatever {@code PREFLIGHT} says. */
package io.connectfargate.connect.identity;
