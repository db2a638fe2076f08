/** Watches whether the worker is a member of its group, and if not, whose fault that is. */
package io.connectfargate.connect.membership;
