/** The parts of the migration's status: what each worker knows, what to do about it, the last hour, and the one verdict. */
package io.connectfargate.connect.status;
