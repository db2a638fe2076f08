/** Authentication and secrets: clusters with a listener for every mode, and tasks with their roles. */
package io.connectfargate.system.security;
