/** Restarts what has failed on this worker: replacing the worker would stop its neighbours for the same result. */
package io.connectfargate.connect.healing;
