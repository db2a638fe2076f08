/** What a client must be allowed to do, and what of it is missing. */
package io.connectfargate.checks.permission;
