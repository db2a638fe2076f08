/** Whether a cluster can be used: the check that the worker and the tools make alike. */
package io.connectfargate.checks;
