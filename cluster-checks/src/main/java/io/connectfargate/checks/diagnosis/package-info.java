/** From a failure to a sentence: what happened at which address, and what to do. */
package io.connectfargate.checks.diagnosis;
